using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Lucene.Tests.Suggesting;

public sealed class NearWordsTests
{
    [Fact]
    public void Find_GivesFrequentWordsFirst_NeverTheWordItself()
    {
        using MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        Add(writer, "money monkey");
        Add(writer, "money monley");
        writer.Commit();
        Add(writer, "monkey morley money mosleys");
        using IndexReader reader = writer.OpenReader();

        Assert.Equal([new("money", 3), new("monkey", 2), new("morley", 1)], NearWords.Find(reader, "text", "monley", 1, 64, SearchClock.Never));
        Assert.Equal([new("money", 3), new("monkey", 2), new("morley", 1), new("mosleys", 1)], NearWords.Find(reader, "text", "monley", 2, 64, SearchClock.Never));
        Assert.Empty(NearWords.Find(reader, "other", "monley", 2, 64, SearchClock.Never));
    }

    [Fact]
    public void Find_ManyTerms_FindsTheSameInMemoryAsIsThere()
    {
        using MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        Add(writer, string.Join(' ', Enumerable.Range(10_000, 9_000)));
        using IndexReader reader = writer.OpenReader();

        IEnumerable<string> expected = Enumerable.Range(10_000, 9_000).Select(static n => $"{n}").Where(static n => n != "12345" && IsOneEdit(n, "12345"));
        Assert.Equal(expected, NearWords.Find(reader, "text", "12345", 1, 64, SearchClock.Never).Select(static w => w.Term));
        using CancellationTokenSource over = new();
        over.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => NearWords.Find(reader, "text", "12346", 1, 64, new SearchClock(null, over.Token)));
    }

    private static bool IsOneEdit(string one, string other)
    {
        int[] differing = [.. Enumerable.Range(0, one.Length).Where(i => one[i] != other[i])];
        return differing is [_] || (differing is [var a, var b] && b == a + 1 && one[a] == other[b] && one[b] == other[a]);
    }

    private static void Add(IndexWriter writer, string text) => writer.AddDocument([Field.Text("text", text)]);
}
