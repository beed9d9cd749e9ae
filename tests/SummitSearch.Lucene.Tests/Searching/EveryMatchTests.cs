using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Indexing.Merging;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>What needs every match of a query, and takes them window by window (counts, facets, orders by a column), against the list of all hits, document by document;
/// and filtered disjunctions, pruned, against the same list.</summary>
public class EveryMatchTests
{
    private const int Vocabulary = 40;
    private const int Queries = 120;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, true)]
    public void CountFacetsSort_QueriesOfEveryKind_GiveWhatTheListOfAllHitsGives(int seed, bool withDeletions)
    {
        Random random = new(seed);
        using MemoryDirectory directory = new();
        Doc[] documents = [.. Enumerable.Range(0, 14_000).Select(_ => Doc.Next(random, Vocabulary))];
        using IndexReader reader = Index(directory, documents, random, withDeletions);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { FilterCache = new FilterCache(1 << 20, 50) });
        IndexSearcher twin = new(reader, new IndexSearcherOptions { Exhaustive = true });
        RandomQueries queries = new(random, Vocabulary, full: true);
        for (int i = 0; i < Queries; i++)
        {
            Query query = i % 2 == 0 ? Filtered(random, queries) : queries.Next(i % 4).Query;
            if (AllHits(twin, query) is not { } all)
                continue;
            string what = $"seed {seed}, query {i}: {query}";
            Doc[] hits = [.. all.Select(h => documents[Number(reader, h.DocId)])];
            Assert.True(all.Count == searcher.Count(query), $"{what}: {searcher.Count(query)} counted, {all.Count} found");
            AssertFacets(searcher, query, hits, what);
            AssertSorted(searcher, query, reader, documents, all, reverse: i % 3 == 0, what);
            AssertPruned(searcher, query, all, what);
        }
    }

    /// <summary>Words that all documents have weigh next to nothing beside rare ones: the sum may depend on its order, and the search must be quick all the same.</summary>
    [Theory]
    [InlineData(1 << 27)]
    [InlineData(0)]
    public void Search_AWordOfAllDocumentsBesideRareOnes_GivesTheBitsOfTheTwin(long budget)
    {
        Random random = new(5);
        using MemoryDirectory directory = new();
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        for (int d = 0; d < 30_000; d++)
            writer.AddDocument([Field.Text("text", d == 7 ? "rare" : $"all {(d % 9000 == 1 ? "rare" : "")} w{random.Next(50)}"), Field.Text("title", d == 9 ? "odd" : "all")]);
        using IndexReader reader = writer.OpenReader();
        IndexSearcher pruned = new(reader, new IndexSearcherOptions { SideTables = new SideTables(budget) });
        IndexSearcher twin = new(reader, new IndexSearcherOptions { Exhaustive = true });
        foreach (string words in new[] { "all rare", "rare all", "rare all w3 w4", "w1 all" })
        {
            BooleanQueryBuilder query = new();
            foreach (string word in words.Split(' '))
            {
                query.Add(new TermQuery(new Term("text", word)), Occur.Should);
                query.Add(new BoostQuery(new TermQuery(new Term("title", word)), 0.05f), Occur.Should);
            }
            for (int again = 0; again < 3; again++)
                AssertPruned(pruned, query.Build(), AllHits(twin, query.Build())!, $"'{words}' with {budget} bytes of tables, time {again}");
        }
    }

    /// <summary>Words of which one must match, narrowed by a filter and an exclusion: what a search with a source, a date or a phrase in quotation marks asks for.</summary>
    private static BooleanQuery Filtered(Random random, RandomQueries queries)
    {
        BooleanQueryBuilder query = new() { MinimumShouldMatch = random.Next(4) == 0 ? 0 : 1 };
        for (int i = random.Next(1, 6); i > 0; i--)
            query.Add(new BoostQuery(new TermQuery(new Term("text", queries.Word())), 0.5f + random.Next(3)), Occur.Should);
        // A day that is named adds to the score of its few documents.
        if (random.Next(3) == 0)
            query.Add(new BoostQuery(new ConstantScoreQuery(PointRangeQuery.Of("date", 1000L * random.Next(90), 1000L * random.Next(90, 92))), 1.5f), Occur.Should);
        for (int i = random.Next(3); i > 0; i--)
            query.Add(random.Next(3) == 0 ? Phrase(queries) : random.Next(2) == 0 ? Source(random.Next(5)) : PointRangeQuery.Of("date", 1000L * random.Next(60), 1000L * (40 + random.Next(60))), Occur.Filter);
        // A filter that leaves a handful, as that of one article does.
        if (random.Next(5) == 0)
            query.Add(new TermInSetQuery(Enumerable.Range(0, random.Next(1, 30)).Select(_ => new Term("id", $"{random.Next(14_000)}"))), Occur.Filter);
        if (random.Next(3) == 0)
            query.Add(random.Next(2) == 0 ? Phrase(queries) : Source(random.Next(5)), Occur.MustNot);
        return query.Build();
    }

    private static PhraseQuery Phrase(RandomQueries queries) => new([new Term("text", queries.Word()), new Term("text", queries.Word())], 1);

    private static TermQuery Source(int number) => new(new Term("source", $"s{number}"));

    private static IReadOnlyList<ScoreDoc>? AllHits(IndexSearcher twin, Query query)
    {
        try
        {
            return twin.Search(query, int.MaxValue, new SearchOptions { TotalHitsThreshold = int.MaxValue }).Hits;
        }
        catch (TooManyClausesException)
        {
            return null;
        }
    }

    private static void AssertFacets(IndexSearcher searcher, Query query, Doc[] hits, string what)
    {
        long[] borders = [0, 10_000, 20_000, 50_000, 90_000];
        IReadOnlyList<FacetFieldCounts> counts = searcher.CountFacets(query, [FacetField.Values("source", 100), FacetField.Values("tag", 100), FacetField.Values("one", 100), FacetField.Histogram("date", borders)]);
        AssertCounts(hits.Where(static h => h.Source >= 0).Select(static h => $"s{h.Source}"), hits.Count(static h => h.Source < 0), counts[0], what);
        AssertCounts(hits.SelectMany(static h => h.Tags.Select(static t => $"t{t}")), hits.Count(static h => h.Tags.Length == 0), counts[1], what);
        AssertCounts(hits.Where(static h => h.Source == 1).Select(static _ => "only"), hits.Count(static h => h.Source != 1), counts[2], what);
        long[] buckets = [.. borders.SkipLast(1).Select((from, b) => (long)hits.Count(h => h.Date >= from && h.Date < borders[b + 1]))];
        Assert.True(buckets.SequenceEqual(counts[3].Counts.Select(static c => c.Count)), $"{what}: buckets {string.Join(' ', counts[3].Counts)}");
        Assert.Equal(hits.Count(static h => h.Date is null), counts[3].Missing);
    }

    private static void AssertCounts(IEnumerable<string> values, int missing, FacetFieldCounts counts, string what)
    {
        var expected = values.GroupBy(static v => v).ToDictionary(static g => g.Key, static g => g.LongCount());
        Assert.True(expected.Count == counts.Counts.Count && counts.Counts.All(c => expected[c.Value] == c.Count), $"{what}: {string.Join(' ', counts.Counts)}");
        Assert.True(missing == counts.Missing, $"{what}: {counts.Missing} without a value, {missing} expected");
    }

    private static void AssertSorted(IndexSearcher searcher, Query query, IndexReader reader, Doc[] documents, IReadOnlyList<ScoreDoc> all, bool reverse, string what)
    {
        long KeyOf(ScoreDoc hit) => documents[Number(reader, hit.DocId)].Date ?? 0;
        IEnumerable<ScoreDoc> ordered = reverse ? all.OrderByDescending(KeyOf).ThenBy(static h => h.DocId) : all.OrderBy(KeyOf).ThenBy(static h => h.DocId);
        SearchOptions options = new() { Sort = [SortField.Number("date", reverse)] };
        TopDocs top = searcher.Search(query, 25, options);
        Assert.True(ordered.Take(25).Select(static h => h.DocId).SequenceEqual(top.Hits.Select(static h => h.DocId)), $"{what}, by date");
        Assert.True(top.TotalHits == new TotalHits(all.Count, IsExact: true), what);
        if (top.Hits.Count < 25)
            return;
        TopDocs rest = searcher.Search(query, 25, options with { After = top.Hits[9], AfterValues = top.SortValues![9] });
        Assert.True(ordered.Skip(10).Take(25).Select(static h => h.DocId).SequenceEqual(rest.Hits.Select(static h => h.DocId)), $"{what}, by date behind the tenth");
    }

    private static void AssertPruned(IndexSearcher searcher, Query query, IReadOnlyList<ScoreDoc> all, string what)
    {
        TopDocs top = searcher.Search(query, 10);
        Assert.True(all.Take(10).Select(static h => (h.DocId, BitConverter.SingleToInt32Bits(h.Score))).SequenceEqual(top.Hits.Select(static h => (h.DocId, BitConverter.SingleToInt32Bits(h.Score)))), $"{what}, the best ten");
        Assert.True(top.TotalHits.IsExact ? top.TotalHits.Value == all.Count : top.TotalHits.Value <= all.Count, $"{what}: total {top.TotalHits} of {all.Count}");
    }

    private static int Number(IndexReader reader, int docId)
    {
        int segment = reader.SegmentOf(docId);
        NumericDocValues numbers = reader.Segments[segment].NumericDocValues("number")!;
        Assert.True(numbers.AdvanceExact(docId - reader.DocBase(segment)));
        return (int)numbers.Value;
    }

    private static IndexReader Index(MemoryDirectory directory, Doc[] documents, Random random, bool withDeletions)
    {
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer(), MergePolicy = new NoMergePolicy() });
        for (int d = 0; d < documents.Length; d++)
        {
            writer.AddDocument([.. documents[d].Fields(d)]);
            // More than one window; less than one; a single document.
            if (d is 9000 or 9900 or 9901)
                writer.Flush();
        }
        for (int d = 0; withDeletions && d < documents.Length; d += 1 + random.Next(20))
            writer.DeleteDocuments(new Term("id", $"{d}"));
        return writer.OpenReader();
    }

    /// <summary>A document as it was made: what counts and orders are expected by.</summary>
    private sealed record Doc(string Text, long? Date, int Source, int[] Tags)
    {
        public static Doc Next(Random random, int vocabulary)
        {
            RandomQueries words = new(random, vocabulary);
            return new Doc(
                string.Join(' ', Enumerable.Range(0, random.Next(1, 14)).Select(_ => words.Word())),
                random.Next(4) == 0 ? null : 1000L * random.Next(100),
                random.Next(6) - 1,
                [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(12)).Distinct()]);
        }

        public IEnumerable<Field> Fields(int number)
        {
            yield return Field.Keyword("id", $"{number}");
            yield return Field.DocValues("number", DocValuesType.Numeric, FieldValue.Of((long)number));
            yield return Field.Text("text", Text);
            if (Date is { } date)
            {
                yield return Field.Point("date", FieldValue.Of(date));
                yield return Field.DocValues("date", DocValuesType.Numeric, FieldValue.Of(date));
            }
            if (Source >= 0)
            {
                yield return Field.Keyword("source", $"s{Source}");
                yield return Field.DocValues("source", DocValuesType.Sorted, FieldValue.Of($"s{Source}"));
            }
            // A dictionary of a single term takes no ordinals.
            if (Source == 1)
                yield return Field.DocValues("one", DocValuesType.SortedSet, FieldValue.Of("only"));
            foreach (int tag in Tags)
                yield return Field.DocValues("tag", DocValuesType.SortedSet, FieldValue.Of($"t{tag}"));
        }
    }
}
