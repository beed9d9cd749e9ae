using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>A search for words allocates the same on a small index and on one four times its size: nothing for a document, nothing for a hit.</summary>
public class AllocationTests
{
    private const int Few = 5000;
    private const int Vocabulary = 40;

    // Buffers of blocks are shorter for terms of few documents; one bit for each further document would be more than this.
    private const long Slack = 1500;

    public static TheoryData<string, long> Kinds
    {
        get
        {
            TheoryData<string, long> data = [];
            foreach (string kind in new[] { "term", "rare term", "or", "long or", "and", "and or", "phrase" })
            {
                data.Add(kind, SideTables.DefaultBudgetBytes);
                data.Add(kind, 0);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Search_FourTimesTheDocuments_AllocatesNoMore(string kind, long budget)
    {
        long few = BytesOf(Query(kind), Small.Value, budget);
        long many = BytesOf(Query(kind), Large.Value, budget);

        Assert.True(many <= few + Slack, $"{few} bytes on {Few} documents, {many} on {4 * Few}");
    }

    private static readonly Lazy<MemoryDirectory> Small = new(static () => Index(Few));
    private static readonly Lazy<MemoryDirectory> Large = new(static () => Index(4 * Few));

    private static long BytesOf(Query query, MemoryDirectory directory, long budget)
    {
        const int rounds = 8;
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { SideTables = new SideTables(budget) });
        for (int i = 0; i < rounds; i++)
            searcher.Search(query, 10);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < rounds; i++)
            searcher.Search(query, 10);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
    }

    private static Query Query(string kind) => kind switch
    {
        "term" => Word(1),
        "rare term" => Word(Vocabulary - 1),
        "or" => Any([1, 4]),
        "long or" => Any([1, 2, 3, 5, 8, 13, 21, 34]),
        "and" => new BooleanQuery([new BooleanClause(Word(1), Occur.Must), new BooleanClause(Word(2), Occur.Must)]),
        "and or" => new BooleanQuery([new BooleanClause(Word(1), Occur.Must), new BooleanClause(Word(3), Occur.Should)]),
        _ => new PhraseQuery([new Term("text", "w1"), new Term("text", "w2")]),
    };

    private static BooleanQuery Any(int[] words) => new(words.Select(static w => new BooleanClause(Word(w), Occur.Should)));

    private static TermQuery Word(int number) => new(new Term("text", $"w{number}"));

    private static MemoryDirectory Index(int documents)
    {
        MemoryDirectory directory = new();
        RandomQueries words = new(new Random(1), Vocabulary);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        for (int i = 0; i < documents; i++)
            writer.AddDocument([Field.Text("text", string.Join(' ', Enumerable.Range(0, 8).Select(_ => words.Word())))]);
        writer.ForceMerge(1);
        writer.Commit();
        return directory;
    }
}
