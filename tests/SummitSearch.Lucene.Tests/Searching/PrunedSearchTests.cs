using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Pruned searches against the exhaustive twin: the same documents, order and float bits.</summary>
public class PrunedSearchTests
{
    public static TheoryData<int, long> SeedsAndBudgets()
    {
        TheoryData<int, long> data = [];
        for (int seed = 1; seed <= 4; seed++)
        {
            data.Add(seed, SideTables.DefaultBudgetBytes);
            data.Add(seed, 0);
            data.Add(seed, 3000);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(SeedsAndBudgets))]
    public void Search_RandomQueries_FindsWhatTheExhaustiveTwinFinds(int seed, long budget)
    {
        Random random = new(seed);
        int vocabulary = 5 + random.Next(60);
        using IndexReader reader = RandomIndex(random, vocabulary, seed % 2 == 0, 3000, 40, 1100);
        AssertSameAsTwin(reader, random, vocabulary, 120, budget, $"seed {seed}");
    }

    /// <summary>In a segment of this size some words are frequent enough for tables; the middle budget has room for few of them.</summary>
    [Theory]
    [InlineData(11, 1L << 27, false)]
    [InlineData(12, 1L << 27, true)]
    [InlineData(13, 40_000, false)]
    [InlineData(14, 40_000, true)]
    [InlineData(15, 0, true)]
    public void Search_RandomQueriesOnALargeSegment_FindsWhatTheExhaustiveTwinFinds(int seed, long budget, bool withDeletions)
    {
        const int vocabulary = 2000;
        Random random = new(seed);
        using IndexReader reader = RandomIndex(random, vocabulary, withDeletions, 30_000, 200);
        AssertSameAsTwin(reader, random, vocabulary, 60, budget, $"seed {seed}");
    }

    /// <summary>One required word that is too rare for a table by document, but has many documents, beside optional and other required ones.</summary>
    [Theory]
    [InlineData(21, false)]
    [InlineData(22, true)]
    public void Search_RarerRequiredWordBesideOthers_FindsWhatTheExhaustiveTwinFinds(int seed, bool withDeletions)
    {
        Random random = new(seed);
        using IndexReader reader = RandomIndex(random, 2000, withDeletions, 30_000);
        SegmentReader segment = reader.Segments[0];
        List<string> rarer = [];
        List<string> frequent = [];
        for (int w = 0; w < 2000; w++)
        {
            string word = "w" + w;
            if (!segment.Terms("text")!.TryGet(Encoding.UTF8.GetBytes(word), out TermEntry entry))
                continue;
            List<string>? kind = entry.DocFreq is > 130 and < 460 ? rarer : entry.DocFreq > 500 ? frequent : null;
            kind?.Add(word);
        }
        IndexSearcher pruned = new(reader);
        IndexSearcher exhaustive = new(reader, new IndexSearcherOptions { Exhaustive = true });
        for (int i = 0; i < 150; i++)
        {
            BooleanQueryBuilder query = new();
            query.Add(new TermQuery(new Term("text", rarer[random.Next(rarer.Count)])), Occur.Must);
            for (int optional = random.Next(4); optional > 0; optional--)
                query.Add(new TermQuery(new Term("text", random.Next(2) == 0 ? rarer[random.Next(rarer.Count)] : frequent[random.Next(frequent.Count)])), Occur.Should);
            for (int required = random.Next(5) - 2; required > 0; required--)
                query.Add(new TermQuery(new Term("text", frequent[random.Next(frequent.Count)])), Occur.Must);
            SearchOptions options = new() { TotalHitsThreshold = random.Next(2) * int.MaxValue };
            TopDocs all = exhaustive.Search(query.Build(), 1000, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            foreach (int k in new[] { 1, 3, 10, 100 })
                AssertSame(all, k, pruned.Search(query.Build(), k, options), options, $"seed {seed}, query {i}, k {k}: {query.Build()}");
        }
    }

    private static void AssertSameAsTwin(IndexReader reader, Random random, int vocabulary, int queryCount, long budget, string what)
    {
        IndexSearcher pruned = new(reader, new IndexSearcherOptions { SideTables = new SideTables(budget) });
        IndexSearcher exhaustive = new(reader, new IndexSearcherOptions { Exhaustive = true });
        RandomQueries queries = new(random, vocabulary);
        for (int i = 0; i < queryCount; i++)
        {
            (Query query, string json) = queries.Next(i % 3);
            TopDocs all = exhaustive.Search(query, 1000, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            foreach (int k in new[] { 1, 10, 100, 1000 })
            {
                SearchOptions options = new() { TotalHitsThreshold = random.Next(3) switch { 0 => 0, 1 => 20, _ => int.MaxValue } };
                AssertSame(all, k, pruned.Search(query, k, options), options, $"{what}, query {i}, k {k}: {json}");
            }
        }
    }

    [Fact]
    public void Search_AfterAHit_ContinuesWhereTheWholeListDoes()
    {
        Random random = new(7);
        using IndexReader reader = RandomIndex(random, 20, withDeletions: true, 3000, 40, 1100);
        IndexSearcher searcher = new(reader);
        RandomQueries queries = new(random, 20);
        for (int i = 0; i < 60; i++)
        {
            (Query query, string json) = queries.Next(1);
            IReadOnlyList<ScoreDoc> all = searcher.Search(query, 200).Hits;
            for (int from = 10; from < all.Count; from += 60)
            {
                IReadOnlyList<ScoreDoc> page = searcher.Search(query, 25, new SearchOptions { After = all[from - 1] }).Hits;
                Assert.True(all.Skip(from).Take(25).SequenceEqual(page.Take(all.Count - from)), $"query {i} from {from}: {json}");
            }
        }
    }

    private static void AssertSame(TopDocs expected, int k, TopDocs actual, SearchOptions options, string what)
    {
        for (int i = 0; i < Math.Min(expected.Hits.Count, actual.Hits.Count); i++)
        {
            bool same = expected.Hits[i].DocId == actual.Hits[i].DocId
                && BitConverter.SingleToInt32Bits(expected.Hits[i].Score) == BitConverter.SingleToInt32Bits(actual.Hits[i].Score);
            Assert.True(same, $"{what}: hit {i} is {actual.Hits[i]}, expected {expected.Hits[i]}");
        }
        Assert.True(Math.Min(k, expected.Hits.Count) == actual.Hits.Count, $"{what}: {actual.Hits.Count} hits of {expected.Hits.Count}");
        if (actual.TotalHits.IsExact)
            Assert.True(expected.TotalHits == actual.TotalHits, $"{what}: total {actual.TotalHits}, expected {expected.TotalHits}");
        else
            Assert.True(actual.TotalHits.Value <= expected.TotalHits.Value && actual.TotalHits.Value > options.TotalHitsThreshold, $"{what}: total {actual.TotalHits} of {expected.TotalHits}");
    }

    private static IndexReader RandomIndex(Random random, int vocabulary, bool withDeletions, params int[] segments)
    {
        MemoryIndex index = new();
        RandomQueries words = new(random, vocabulary);
        int documents = 0;
        foreach (int size in segments)
        {
            for (int i = 0; i < size; i++)
            {
                int length = random.Next(12) == 0 ? random.Next(150) : random.Next(1, 14);
                index.Add(("text", string.Join(' ', Enumerable.Range(0, length).Select(_ => random.Next(12) == 0 ? "_" : words.Word()))));
            }
            documents += size;
            index.Cut();
        }
        for (int d = 0; withDeletions && d < documents; d += 1 + random.Next(20))
            index.Delete(d);
        return index.Open();
    }
}
