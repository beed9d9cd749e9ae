using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Queries of every kind, patterns, ranges and columns among them, on an index with a dictionary: pruned or not, on one thread or two, from the start or behind a hit, the same documents, order and float bits.</summary>
public class PrunedKindsTests
{
    private const int Queries = 90;

    [Theory]
    [InlineData(1, 128 << 20)]
    [InlineData(2, 0)]
    [InlineData(3, 3000)]
    [InlineData(4, 128 << 20)]
    public void Search_EveryKindOfQuery_FindsWhatTheExhaustiveTwinFinds(int seed, long budget)
    {
        Random random = new(seed);
        int vocabulary = 5 + random.Next(60);
        using MemoryDirectory directory = new();
        using IndexReader reader = Index(directory, random, vocabulary, withDeletions: seed % 2 == 0);
        IndexSearcher pruned = new(reader, new IndexSearcherOptions { SideTables = new SideTables(budget), FilterCache = new FilterCache(100_000, 50) });
        IndexSearcher twin = new(reader, new IndexSearcherOptions { Exhaustive = true });
        RandomQueries queries = new(random, vocabulary, full: true);
        for (int i = 0; i < Queries; i++)
        {
            (Query query, string json) = i % 3 == 0 ? Narrowed(random, queries) : queries.Next(i % 4);
            if (Answer(twin, query, int.MaxValue, new SearchOptions { TotalHitsThreshold = int.MaxValue }) is not { } all)
                continue;
            foreach (int k in new[] { 1, 10, 100, 1000 })
            {
                SearchOptions options = new() { TotalHitsThreshold = random.Next(3) switch { 0 => 0, 1 => 20, _ => int.MaxValue }, Parallelism = 1 + random.Next(2) };
                AssertSame(all, 0, k, pruned.Search(query, k, options), options, $"seed {seed}, query {i}, k {k}, {options.Parallelism} threads: {json}");
                if (all.Hits.Count < 2)
                    continue;
                int after = random.Next(all.Hits.Count - 1);
                options = options with { After = all.Hits[after] };
                AssertSame(all, after + 1, k, pruned.Search(query, k, options), options, $"seed {seed}, query {i}, k {k} behind hit {after}: {json}");
            }
        }
    }

    /// <summary>Scoring clauses narrowed by a filter, as people narrow by source and date.</summary>
    private static (Query Query, string Json) Narrowed(Random random, RandomQueries queries)
    {
        (Query inner, string json) = queries.Next(random.Next(3));
        Query filter = random.Next(3) switch
        {
            0 => new TermQuery(new Term("source", "s1")),
            1 => PointRangeQuery.Of("date", 1000L * random.Next(50), 1000L * (30 + random.Next(70))),
            _ => new BooleanQuery([new(new TermQuery(new Term("source", "s2")), Occur.Should), new(new TermQuery(new Term("source", "s3")), Occur.Should)]),
        };
        BooleanQuery narrowed = new([new(inner, random.Next(2) == 0 ? Occur.Must : Occur.Should), new(filter, random.Next(4) == 0 ? Occur.MustNot : Occur.Filter)]);
        return (narrowed, $"{narrowed} ({json})");
    }

    private static TopDocs? Answer(IndexSearcher searcher, Query query, int k, SearchOptions options)
    {
        try
        {
            return searcher.Search(query, k, options);
        }
        catch (TooManyClausesException)
        {
            return null;
        }
    }

    private static void AssertSame(TopDocs all, int from, int k, TopDocs actual, SearchOptions options, string what)
    {
        IEnumerable<(int, int)> expected = all.Hits.Skip(from).Take(k).Select(static h => (h.DocId, BitConverter.SingleToInt32Bits(h.Score)));
        Assert.True(expected.SequenceEqual(actual.Hits.Select(static h => (h.DocId, BitConverter.SingleToInt32Bits(h.Score)))), what);
        if (actual.TotalHits.IsExact)
            Assert.True(all.TotalHits == actual.TotalHits, $"{what}: total {actual.TotalHits}, expected {all.TotalHits}");
        else
            Assert.True(actual.TotalHits.Value <= all.TotalHits.Value && actual.TotalHits.Value > options.TotalHitsThreshold, $"{what}: total {actual.TotalHits} of {all.TotalHits}");
    }

    private static IndexReader Index(MemoryDirectory directory, Random random, int vocabulary, bool withDeletions)
    {
        RandomQueries words = new(random, vocabulary);
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy() });
        int documents = 0;
        foreach (int size in new[] { 2500, 60, 900 })
        {
            for (int i = 0; i < size; i++, documents++)
                writer.AddDocument([.. Document(random, words, documents)]);
            writer.Flush();
        }
        for (int d = 0; withDeletions && d < documents; d += 1 + random.Next(20))
            writer.DeleteDocuments(new Term("id", $"{d}"));
        return writer.OpenReader();
    }

    private static Field[] Document(Random random, RandomQueries words, int number)
    {
        int length = random.Next(12) == 0 ? random.Next(150) : random.Next(1, 14);
        List<Field> fields = [Field.Keyword("id", $"{number}"), Field.Text("text", string.Join(' ', Enumerable.Range(0, length).Select(_ => words.Word())))];
        if (random.Next(4) > 0)
        {
            FieldValue date = FieldValue.Of(1000L * random.Next(100));
            fields.AddRange([Field.Point("date", date), Field.DocValues("date", DocValuesType.Numeric, date)]);
        }
        if (random.Next(4) > 0)
            fields.Add(Field.Keyword("source", $"s{random.Next(5)}"));
        return [.. fields];
    }
}
