using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Sorting, paging, collapsing, groups, facets, deadlines and threads, on a small news index of two segments.</summary>
public class SearchFeatureTests
{
    private static readonly TermQuery Summit = new(new Term("text", "summit"));

    [Fact]
    public void Search_SortedByNumber_OrdersByValueThenDocument()
    {
        using IndexReader reader = News();
        IndexSearcher searcher = new(reader);

        TopDocs newest = searcher.Search(Summit, 3, new SearchOptions { Sort = [SortField.Number("date", reverse: true)] });
        TopDocs oldest = searcher.Search(Summit, 10, new SearchOptions { Sort = [SortField.Number("date")], ScoreSortedHits = true });

        Assert.Equal([3, 1, 4], newest.Hits.Select(static h => h.DocId));
        Assert.Equal([5, 0, 4, 1, 3], oldest.Hits.Select(static h => h.DocId));
        Assert.Equal(new TotalHits(5, true), newest.TotalHits);
        Assert.All(newest.Hits, static h => Assert.True(float.IsNaN(h.Score)));
        Assert.All(oldest.Hits, h => Assert.Equal((float)searcher.Explain(Summit, h.DocId).Value, h.Score));
    }

    [Fact]
    public void Search_SortedByTextThenScore_PutsMissingFirstAndPagesThrough()
    {
        using IndexReader reader = News();
        IndexSearcher searcher = new(reader);
        SortField[] sort = [SortField.Text("source"), SortField.Score];
        int[] all = [.. searcher.Search(Summit, 10, new SearchOptions { Sort = sort }).Hits.Select(static h => h.DocId)];

        List<int> paged = [];
        SearchOptions options = new() { Sort = sort };
        for (TopDocs page = searcher.Search(Summit, 2, options); page.Hits.Count > 0; page = searcher.Search(Summit, 2, options))
        {
            paged.AddRange(page.Hits.Select(static h => h.DocId));
            options = options with { After = page.Hits[^1], AfterValues = page.SortValues![^1] };
        }

        Assert.Equal(5, all[0]);
        Assert.Equal(all, paged);
    }

    [Fact]
    public void Search_Collapsed_KeepsTheBestOfEachSource()
    {
        using IndexReader reader = News();
        IndexSearcher searcher = new(reader);
        IReadOnlyList<ScoreDoc> all = searcher.Search(Summit, 10).Hits;

        TopDocs one = searcher.Search(Summit, 10, new SearchOptions { Collapse = new Collapse("source") });
        IReadOnlyList<HitGroup> groups = searcher.SearchGroups(Summit, "source", 10, 2);

        Assert.Equal(3, one.Hits.Count); // two sources and the document without one
        Assert.Equal(one.Hits, groups.Select(static g => g.Hits[0]));
        Assert.Equal(new TotalHits(5, true), one.TotalHits);
        Assert.All(groups, g => Assert.Equal(all.Where(h => g.Hits.Contains(h)), g.Hits));
        Assert.Equal(["alpha", "beta", null], groups.Select(static g => g.Value).OrderBy(static v => v ?? "~", StringComparer.Ordinal));
    }

    [Fact]
    public void CountFacets_CountsLiveMatchesByValueAndByBucket()
    {
        using IndexReader reader = News();
        IReadOnlyList<FacetFieldCounts> facets = new IndexSearcher(reader).CountFacets(
            Summit, [FacetField.Values("source", 1), FacetField.Histogram("date", [0, 20, 30, 100])]);

        Assert.Equal([new FacetCount("alpha", 2)], facets[0].Counts);
        Assert.Equal((2, 1L), (facets[0].DistinctValues, facets[0].Missing));
        Assert.Equal([new("0", 2), new("20", 1), new FacetCount("30", 2)], facets[1].Counts);
    }

    [Fact]
    public void Search_TimeIsUp_ReturnsMarkedAsPartial()
    {
        using IndexReader reader = News();
        TopDocs late = new IndexSearcher(reader).Search(Summit, 3, new SearchOptions { Timeout = TimeSpan.Zero });
        TopDocs cancelled = new IndexSearcher(reader).Search(Summit, 3, null, new CancellationToken(canceled: true));

        Assert.True(late.IsPartial && !late.TotalHits.IsExact);
        Assert.True(cancelled.IsPartial);
    }

    [Fact]
    public void Search_OnSeveralThreads_FindsTheSame()
    {
        using IndexReader reader = News();
        IndexSearcher searcher = new(reader);

        Assert.Equal(searcher.Search(Summit, 3).Hits, searcher.Search(Summit, 3, new SearchOptions { Parallelism = 4 }).Hits);
    }

    [Fact]
    public void Count_EqualsTheTotalOfASearch()
    {
        using IndexReader reader = News();

        Assert.Equal(5, new IndexSearcher(reader).Count(Summit));
        Assert.Equal(6, new IndexSearcher(reader).Count(new MatchAllQuery()));
    }

    [Fact]
    public void Search_ClosedReader_SaysSo()
    {
        IndexReader reader = News();
        IndexSearcher searcher = new(reader);
        reader.Dispose();

        Assert.Throws<ObjectDisposedException>(() => searcher.Search(Summit, 1));
    }

    private static IndexReader News() => new MemoryIndex()
        .Add(("text", "summit of presidents")).WithNumber("date", 10).WithText("source", "beta")
        .Add(("text", "summit summit")).WithNumber("date", 30).WithText("source", "alpha")
        .Add(("text", "weather")).WithNumber("date", 50).WithText("source", "alpha")
        .Cut()
        .Add(("text", "a long story about the summit of the presidents and what came of it")).WithNumber("date", 40).WithText("source", "alpha")
        .Add(("text", "the summit again")).WithNumber("date", 20).WithText("source", "beta")
        .Add(("text", "the summit")).WithNumber("date", 5)
        .Add(("text", "summit deleted")).WithNumber("date", 99).WithText("source", "alpha")
        .Delete(6)
        .Open();
}
