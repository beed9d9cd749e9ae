using System.Globalization;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Searches of frozen indexes of Apache Lucene against the hits it found itself: what machines without Java are held to.</summary>
public class FrozenSearchTests
{
    private static readonly Dictionary<string, Query> Trees = new(StringComparer.Ordinal)
    {
        ["j01"] = new DisjunctionMaxQuery([Word("fox"), new TermQuery(new Term("title", "fox"))], 0.1f),
        ["j02"] = new SynonymQuery([new Term("text", "fox"), new Term("text", "dog")]),
        ["j03"] = new SynonymQuery([(new Term("text", "fox"), 1f), (new Term("text", "dog"), 0.5f)]),
        ["j04"] = new MultiPhraseQuery([[new Term("text", "quick")], [new Term("text", "fox"), new Term("text", "brown")]]),
        ["j05"] = new BlendedTermQuery([(new Term("text", "fox"), 1f), (new Term("text", "dog"), 1f)]),
        ["j06"] = new BooleanQuery([new(Word("fox"), Occur.Should), new(Word("dog"), Occur.Should), new(Word("river"), Occur.Should)], 2),
        ["j07"] = new FuzzyQuery(new Term("text", "dxg"), 2, 1),
        ["j08"] = new BooleanQuery([new(Word("fox"), Occur.Should), new(new BoostQuery(Word("fox"), 0.7f), Occur.Should)]),
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Search_WorkedExamples_GivesTheFrozenHits(bool exhaustive)
    {
        using FileSystemDirectory directory = new(FrozenHits.PathOf("worked"));
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { Exhaustive = exhaustive });
        ClassicQueryParser parser = new("text", new EnglishAnalyzer());
        List<string> compared = [];
        foreach (string[] line in FrozenHits.Read("worked.tsv"))
        {
            Query query = Trees.TryGetValue(line[0], out Query? tree) ? tree : parser.Parse(line[1]);
            TopDocs top = searcher.Search(query, 10);
            Assert.Equal($"{line[0]} {line[2]} {line[3]}", $"{line[0]} {top.TotalHits} {FrozenHits.Print(top)}");
            Assert.All(top.Hits, h => Assert.Equal(h.Score, (float)searcher.Explain(query, h.DocId).Value));
            compared.Add(line[0]);
        }
        Assert.Equal(30, compared.Count);
    }

    [Theory]
    [InlineData(128L << 20, false)]
    [InlineData(0L, false)]
    [InlineData(0L, true)]
    public void Search_RandomQueries_GivesTheFrozenHits(long budget, bool exhaustive)
    {
        using FileSystemDirectory directory = new(FrozenHits.PathOf("random"));
        using IndexReader reader = DirectoryReader.Open(directory);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { SideTables = new SideTables(budget), Exhaustive = exhaustive });
        RandomQueries queries = FrozenQueries();
        foreach (string[] line in FrozenHits.Read("random.tsv"))
        {
            (Query query, string json) = queries.Next(int.Parse(line[0], CultureInfo.InvariantCulture) % 4);
            if (line[1] == "?")
                continue; // the reference itself gave several answers
            TopDocs top = searcher.Search(query, 10, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            Assert.True($"{top.TotalHits} {FrozenHits.Print(top)}" == $"{line[1]} {line[2]}", $"{line[0]} {json}\n{top.TotalHits} {FrozenHits.Print(top)}\n{line[1]} {line[2]}");
        }
    }

    /// <summary>The queries that <c>random.tsv</c> answers.</summary>
    internal static RandomQueries FrozenQueries() => new(new Random(20261122), 40, full: true);

    private static TermQuery Word(string word) => new(new Term("text", word));
}
