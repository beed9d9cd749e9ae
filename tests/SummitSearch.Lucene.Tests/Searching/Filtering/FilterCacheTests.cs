using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching.Filtering;

public sealed class FilterCacheTests : IDisposable
{
    private const int Documents = 600;
    private readonly MemoryDirectory _directory = new();
    private readonly IndexWriter _writer;

    public FilterCacheTests()
    {
        _writer = new IndexWriter(_directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy() });
        for (int i = 0; i < Documents; i++)
        {
            _writer.AddDocument([Field.Keyword("id", $"d{i}"), Field.Text("text", $"a w{i % 7} w{i % 11}"), Field.Point("date", FieldValue.Of((long)i)), Field.Keyword("source", $"s{i % 5}")]);
            if (i % 250 == 249)
                _writer.Flush();
        }
        _writer.Commit();
    }

    [Fact]
    public void Search_WithTheCache_EqualsTheUncachedTwinAcrossDeletionsAndReopening()
    {
        FilterCache cache = new(1 << 20, 0);
        Random random = new(3);
        Query[] filters = Filters();
        for (int round = 0; round < 12; round++)
        {
            using IndexReader reader = _writer.OpenReader();
            IndexSearcher cached = Searcher(reader, cache);
            IndexSearcher uncached = Searcher(reader, new FilterCache(0));
            foreach (Query filter in filters.Concat(filters))
            {
                Query query = Filtered(filter, random.Next(3));
                Assert.Equal(uncached.Search(query, 1000, new SearchOptions { TotalHitsThreshold = int.MaxValue }).Hits, cached.Search(query, 1000, new SearchOptions { TotalHitsThreshold = int.MaxValue }).Hits);
                Assert.Equal(uncached.Count(query), cached.Count(query));
                int docId = random.Next(reader.MaxDoc);
                Assert.Equal(uncached.Explain(query, docId).ToString(), cached.Explain(query, docId).ToString());
            }
            _writer.DeleteDocuments(new Term("id", $"d{random.Next(Documents)}"), new Term("id", $"d{random.Next(Documents)}"));
            if (round == 6)
                _writer.ForceMerge(1);
        }
        Assert.True(cache.Hits > cache.Misses, $"{cache.Hits} hits, {cache.Misses} misses");
    }

    [Fact]
    public void Search_AFilterOnce_KeepsNothing()
    {
        using IndexReader reader = _writer.OpenReader();
        FilterCache cache = new(1 << 20, 0);

        Searcher(reader, cache).Search(Filtered(PointRangeQuery.Of("date", 5, 300), 0), 10);

        Assert.Equal(0, cache.Count);
        Assert.Equal(0, cache.UsedBytes);
    }

    [Fact]
    public void Search_ATermAsFilter_IsNeverKept()
    {
        using IndexReader reader = _writer.OpenReader();
        FilterCache cache = new(1 << 20, 0);
        for (int i = 0; i < 20; i++)
            Searcher(reader, cache).Search(Filtered(new TermQuery(new Term("source", "s1")), 0), 10);

        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void Search_AFilterOverAColumn_IsNeverKept_BecauseColumnsAreUpdatedInPlace()
    {
        Assert.Equal(FilterKind.Changing, new FieldExistsQuery("date").FilterKind);
        Assert.Equal(FilterKind.Changing, new BooleanQuery([new BooleanClause(new FieldExistsQuery("date"), Occur.Must), new BooleanClause(new MatchAllQuery(), Occur.Must)]).FilterKind);
    }

    [Fact]
    public void Search_SegmentsBelowTheLeastSize_KeepNothing()
    {
        using IndexReader reader = _writer.OpenReader();
        FilterCache cache = new(1 << 20, 200);
        for (int i = 0; i < 5; i++)
            Searcher(reader, cache).Search(Filtered(PointRangeQuery.Of("date", 5, 300), 0), 10);

        Assert.Equal(reader.Segments.Count(static s => s.MaxDoc >= 200), cache.Count);
    }

    [Fact]
    public void Add_BeyondTheBudget_DropsWhatWasUsedLongestAgo()
    {
        using IndexReader reader = _writer.OpenReader();
        FilterCache cache = new(2000, 0);
        for (int i = 0; i < 60; i++)
            Searcher(reader, cache).Search(Filtered(PointRangeQuery.Of("date", i / 3, 300), 0), 10);

        Assert.InRange(cache.UsedBytes, 1, cache.BudgetBytes);
        Assert.True(cache.Evicted > 0);
    }

    [Fact]
    public void Close_LastReaderOfASegment_DropsItsMatches()
    {
        FilterCache cache = new(1 << 20, 0);
        using (IndexReader reader = SummitSearch.Lucene.Codecs.DirectoryReader.Open(_directory))
        {
            for (int i = 0; i < 5; i++)
                Searcher(reader, cache).Search(Filtered(PointRangeQuery.Of("date", 5, 300), 0), 10);
            Assert.NotEqual(0, cache.Count);
        }

        Assert.Equal(0, cache.Count);
        Assert.Equal(0, cache.UsedBytes);
    }

    [Fact]
    public void Search_FromManyThreads_FindsTheSame()
    {
        using IndexReader reader = _writer.OpenReader();
        FilterCache cache = new(3000, 0);
        Query[] filters = Filters();
        long[] expected = [.. filters.Select(f => Searcher(reader, new FilterCache(0)).Count(Filtered(f, 0)))];

        Parallel.For(0, 400, i => Assert.Equal(expected[i % filters.Length], Searcher(reader, cache).Count(Filtered(filters[i % filters.Length], 0))));

        Assert.InRange(cache.UsedBytes, 0, cache.BudgetBytes);
    }

    public void Dispose()
    {
        _writer.Dispose();
        _directory.Dispose();
    }

    private static IndexSearcher Searcher(IndexReader reader, FilterCache cache) => new(reader, new IndexSearcherOptions { FilterCache = cache });

    private static Query[] Filters() =>
    [
        PointRangeQuery.Of("date", 10, 400),
        new PrefixQuery(new Term("text", "w1")),
        new TermInSetQuery([new Term("source", "s1"), new Term("source", "s3")]),
        new WildcardQuery(new Term("text", "*nothing*")),
        new PhraseQuery([new Term("text", "a"), new Term("text", "w2")]),
        new BooleanQuery([new BooleanClause(new TermQuery(new Term("text", "w3")), Occur.Should), new BooleanClause(PointRangeQuery.Of("date", 0, 100), Occur.Should)]),
    ];

    /// <summary>A word with the filter as a condition, an exclusion, or both beside optional words.</summary>
    private static BooleanQuery Filtered(Query filter, int form) => form switch
    {
        0 => new BooleanQuery([new BooleanClause(new TermQuery(new Term("text", "w1")), Occur.Must), new BooleanClause(filter, Occur.Filter)]),
        1 => new BooleanQuery([new BooleanClause(new TermQuery(new Term("text", "w2")), Occur.Should), new BooleanClause(new TermQuery(new Term("text", "w4")), Occur.Should), new BooleanClause(filter, Occur.MustNot)]),
        _ => new BooleanQuery([new BooleanClause(new SynonymQuery([(new Term("text", "w2"), 1f), (new Term("text", "w5"), 0.5f)]), Occur.Should), new BooleanClause(filter, Occur.Filter), new BooleanClause(PointRangeQuery.Of("date", 20, 80), Occur.MustNot)], 1),
    };
}
