using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Queries meant to hurt: answered, or ended by the deadline, in bounded memory.</summary>
public class HostileQueryTests
{
    [Fact]
    public void Search_TenThousandClauses_AreAnsweredWhereAllowed()
    {
        using IndexReader reader = Index(2000);
        BooleanQuery query = new(Enumerable.Range(0, 10_000).Select(static i => new BooleanClause(new TermQuery(new Term("text", $"w{i}")), Occur.Should)), maxClauses: 20_000);

        TopDocs top = new IndexSearcher(reader).Search(query, 5);

        Assert.Equal(new IndexSearcher(reader, new IndexSearcherOptions { Exhaustive = true }).Search(query, 5).Hits, top.Hits);
    }

    [Fact]
    public void Search_DeeplyNestedBooleans_AreAnswered()
    {
        using IndexReader reader = Index(50);
        Query query = new TermQuery(new Term("text", "w1"));
        for (int level = 0; level < 500; level++)
            query = new BooleanQuery([new BooleanClause(query, Occur.Must), new BooleanClause(new TermQuery(new Term("text", "w2")), Occur.Should)]);

        Assert.NotEmpty(new IndexSearcher(reader).Search(query, 5).Hits);
    }

    [Fact]
    public void Search_LongSloppyPhraseOfOneWord_EndsAtItsDeadline()
    {
        using IndexReader reader = new MemoryIndex().Add(("text", string.Join(' ', Enumerable.Repeat("a", 2000)))).Open();
        PhraseQuery query = new(Enumerable.Repeat(new Term("text", "a"), 100), slop: 1000);

        TopDocs top = new IndexSearcher(reader).Search(query, 1, new SearchOptions { Timeout = TimeSpan.FromSeconds(5) });

        Assert.Single(top.Hits);
    }

    [Fact]
    public void Search_KLargerThanTheIndex_AllocatesNoMoreThanTheHits()
    {
        using IndexReader reader = Index(100);
        IndexSearcher searcher = new(reader);
        searcher.Search(new MatchAllQuery(), 1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        TopDocs top = searcher.Search(new MatchAllQuery(), int.MaxValue);

        Assert.Equal(100, top.Hits.Count);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Search_ZeroTimesNothing_Ends()
    {
        using IndexReader reader = Index(10);
        BooleanQuery nothing = new([new BooleanClause(new TermQuery(new Term("text", "w1")), Occur.MustNot)]);

        Assert.Empty(new IndexSearcher(reader).Search(new BoostQuery(nothing, 0f), 5).Hits);
        Assert.Empty(new IndexSearcher(reader).Search(new BoostQuery(new ConstantScoreQuery(nothing), 0f), 5).Hits);
    }

    private static IndexReader Index(int documents)
    {
        MemoryIndex index = new();
        for (int i = 0; i < documents; i++)
            index.Add(("text", $"w1 w2 w{i} w{i % 17}"));
        return index.Open();
    }
}
