using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Deadlines and cancellations reach into every stage of a search. No time is measured: a token is cancelled at a known place, and the work done after it is counted.</summary>
public sealed class DeadlineTests : IDisposable
{
    private const int Segments = 3;
    private const int DocumentsPerSegment = 3000;
    private readonly MemoryDirectory _directory = new();
    private readonly IndexReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly CancellationTokenSource _source = new();

    public DeadlineTests()
    {
        using IndexWriter writer = new(_directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy() });
        for (int i = 0; i < Segments * DocumentsPerSegment; i++)
        {
            writer.AddDocument([Field.Text("text", $"a x b t{i} u{i % 700}"), Field.Point("date", FieldValue.Of((long)i)), Field.DocValues("group", DocValuesType.Sorted, FieldValue.Of($"g{i % 5}"))]);
            if (i % DocumentsPerSegment == DocumentsPerSegment - 1)
                writer.Flush();
        }
        writer.Commit();
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader);
    }

    private static Query A => new TermQuery(new Term("text", "a"));

    public static TheoryData<string> SlowQueries => [.. Slow.Keys];

    private static Dictionary<string, Query> Slow => new()
    {
        ["term"] = A,
        ["all"] = new MatchAllQuery(),
        ["phrase without a match"] = Phrase(0, "a", "b"),
        ["sloppy phrase"] = Phrase(3, "b", "a"),
        ["wildcard over all terms"] = new WildcardQuery(new Term("text", "*")),
        ["regexp that no term matches"] = new RegexpQuery(new Term("text", ".*z.*")),
        ["prefix of most terms"] = new PrefixQuery(new Term("text", "t")),
        ["range"] = new TermRangeQuery("text", "b", null, true, true),
        ["fuzzy"] = new FuzzyQuery(new Term("text", "t1234")),
        ["best terms"] = new PrefixQuery(new Term("text", "t"), MultiTermRewrite.TopTerms(50)),
        ["numbers"] = PointRangeQuery.Of("date", 5, 8000),
        ["nothing is left"] = Bool((A, Occur.Must), (new TermQuery(new Term("text", "b")), Occur.MustNot)),
        ["two of many"] = new BooleanQuery(Enumerable.Range(0, 700).Select(static i => new BooleanClause(new TermQuery(new Term("text", $"u{i}")), Occur.Should)), 2),
        ["hundreds of wildcards"] = new BooleanQuery(Enumerable.Range(0, 200).Select(static i => new BooleanClause(new WildcardQuery(new Term("text", $"*{i}*")), Occur.Should))),
        ["terms in a set"] = new TermInSetQuery(Enumerable.Range(0, 500).Select(static i => new Term("text", $"t{i}"))),
        ["best of several"] = new DisjunctionMaxQuery([A, new PrefixQuery(new Term("text", "u"))], 0.5f),
    };

    [Theory]
    [MemberData(nameof(SlowQueries))]
    public void Search_WhenTimeIsUpBeforeItBegins_IsPartialAndEmpty(string name)
    {
        SearchOptions late = new() { Timeout = TimeSpan.Zero };
        foreach (SearchOptions options in new[] { late, late with { Sort = [SortField.Score] }, late with { Collapse = new Collapse("group", 1) }, late with { Parallelism = 2 } })
        {
            TopDocs top = _searcher.Search(Slow[name], 10, options);
            Assert.True(top.IsPartial);
            Assert.False(top.TotalHits.IsExact);
            Assert.Empty(top.Hits);
        }
        Assert.NotEqual(name is "phrase without a match" or "regexp that no term matches" or "nothing is left" or "two of many", _searcher.Search(Slow[name], 10).Hits.Count > 0);
    }

    [Theory]
    [MemberData(nameof(SlowQueries))]
    public void CountAndFacets_Cancelled_Throw(string name)
    {
        CancellationToken cancelled = new(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => _searcher.Count(Slow[name], cancelled));
        Assert.ThrowsAny<OperationCanceledException>(() => _searcher.CountFacets(Slow[name], [FacetField.Values("group", 5)], cancelled));
        Assert.Empty(_searcher.SearchGroups(Slow[name], "group", 3, 2, cancelled));
    }

    [Fact]
    public void Rewrite_CancelledAtOneClause_DoesNotComeToTheNext()
    {
        int rewritten = 0;
        StageQuery second = new() { OnRewrite = () => rewritten++ };
        TopDocs top = _searcher.Search(Bool((new StageQuery { OnRewrite = _source.Cancel }, Occur.Should), (second, Occur.Should)), 10, null, _source.Token);

        Assert.True(top.IsPartial);
        Assert.Equal(0, rewritten);
    }

    [Fact]
    public void Search_CancelledInTheSecondSegment_KeepsTheHitsOfTheFirst()
    {
        foreach (SearchOptions options in new[] { SearchOptions.Default, new SearchOptions { Sort = [SortField.Document] } })
        {
            using CancellationTokenSource source = new();
            StageQuery cancels = new() { OnOpen = segment => CancelAt(1, segment, source) };
            Query query = Bool((A, Occur.Must), (cancels, Occur.Must), (new PrefixQuery(new Term("text", "t")), Occur.Must));
            TopDocs top = new IndexSearcher(_reader, new IndexSearcherOptions { Exhaustive = true }).Search(query, 10, options, source.Token);
            Assert.Equal(Enumerable.Range(0, 10), top.Hits.Select(static h => h.DocId));
            Assert.True(top.IsPartial);
            Assert.False(top.TotalHits.IsExact);
        }
    }

    public static TheoryData<string> Conditions => ["prefix", "range", "wildcard", "no match"];

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Walk_CancelledOnItsWay_LooksAtFewMoreTerms(string name)
    {
        const int Before = 1000;
        const int Between = 256;
        MultiTermQuery query = name switch
        {
            "prefix" => new PrefixQuery(new Term("text", "t")),
            "range" => new TermRangeQuery("text", "t", null, true, true),
            "wildcard" => new WildcardQuery(new Term("text", "t*")),
            _ => new RegexpQuery(new Term("text", "t.*z")),
        };
        WatchedTerms terms = new(_reader.Segments[0].Terms("text")!, Before, _source);
        TermWalk walk = query.OpenTerms(terms, new SearchClock(null, _source.Token));

        Assert.Throws<SearchAbandonedException>(() => { while (walk.MoveNext()) { } });

        Assert.InRange(terms.Steps, Before, Before + Between);
    }

    [Fact]
    public void Phrase_Cancelled_IsLeftAmongCandidatesAndWithinOneDocument()
    {
        Assert.Throws<SearchAbandonedException>(() => OpenThenCancel(Phrase(0, "a", "b")).NextDoc());

        using IndexReader longText = new MemoryIndex().Add(("text", string.Join(' ', Enumerable.Range(0, 20_000).Select(static i => i % 3 == 0 ? "a" : "b")))).Open();
        using CancellationTokenSource source = new();
        IndexSearcher now = new IndexSearcher(longText).Until(null, source.Token);
        Scorer scorer = Phrase(50, "a", "b", "a", "b", "b").CreateWeight(now, needsScores: true, 1f).OpenScorer(0)!;
        source.Cancel();
        Assert.Throws<SearchAbandonedException>(() => scorer.NextDoc());
    }

    [Fact]
    public void Boolean_Cancelled_IsLeftAmongDocumentsThatDoNotMatch()
    {
        Assert.Throws<SearchAbandonedException>(() => OpenThenCancel(Slow["nothing is left"]).NextDoc());
        Assert.Throws<SearchAbandonedException>(() => OpenThenCancel(Slow["two of many"]).NextDoc());
    }

    [Fact]
    public void Filter_CancelledWhileGathered_IsNotKept()
    {
        FilterCache cache = new(1 << 20, 1);
        Query filter = new PrefixQuery(new Term("text", "t"));
        IndexSearcher searcher = new(_reader, new IndexSearcherOptions { FilterCache = cache });
        FilterWeight.Of(filter, searcher);
        Weight usedOften = FilterWeight.Of(filter, searcher.Until(null, _source.Token));
        _source.Cancel();

        Assert.Throws<SearchAbandonedException>(() => usedOften.OpenScorer(0));
        Assert.Equal(0, cache.UsedBytes);
        Assert.Equal(Segments * DocumentsPerSegment, searcher.Count(Bool((A, Occur.Must), (filter, Occur.Filter))));
    }

    [Fact]
    public void Suggest_Cancelled_Throws() => Assert.ThrowsAny<OperationCanceledException>(() =>
        new DirectSpellChecker().Suggest(_reader, "text", "t12345x", 5, cancellation: new CancellationToken(canceled: true)));

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
        _source.Dispose();
    }

    private Scorer OpenThenCancel(Query query)
    {
        using CancellationTokenSource source = new();
        Scorer scorer = query.CreateWeight(_searcher.Until(null, source.Token), needsScores: true, 1f).OpenScorer(0)!;
        source.Cancel();
        return scorer;
    }

    private static void CancelAt(int segment, int opened, CancellationTokenSource source)
    {
        if (opened == segment)
            source.Cancel();
    }

    private static PhraseQuery Phrase(int slop, params string[] words) => new(words.Select(static w => new Term("text", w)), slop);

    private static BooleanQuery Bool(params (Query Query, Occur Occur)[] clauses) => new(clauses.Select(static c => new BooleanClause(c.Query, c.Occur)));
}
