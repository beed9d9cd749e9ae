using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Phrases asked for again and again, so that all tables are built, those of positions among them: the same hits, order and float bits as without any.</summary>
public class PrunedPhraseTests
{
    private const int Words = 9;
    private const int FarAway = 40_000;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    [InlineData(4, 200)]
    public void Search_PhraseAskedForAgain_FindsWhatTheExhaustiveTwinFinds(int seed, int spread)
    {
        Random random = new(seed);
        using IndexReader reader = Index(random, spread);
        SideTables tables = new();
        IndexSearcher pruned = new(reader, new IndexSearcherOptions { SideTables = tables });
        IndexSearcher blocks = new(reader, new IndexSearcherOptions { SideTables = new SideTables(0) });
        IndexSearcher twin = new(reader, new IndexSearcherOptions { Exhaustive = true });
        for (int i = 0; i < 60; i++)
        {
            PhraseQuery phrase = Phrase(random, spread);
            SearchOptions options = new() { TotalHitsThreshold = random.Next(2) == 0 ? 5 : int.MaxValue };
            TopDocs all = twin.Search(phrase, int.MaxValue, new SearchOptions { TotalHitsThreshold = int.MaxValue });
            foreach (IndexSearcher searcher in new[] { pruned, pruned, pruned, blocks })
            {
                TopDocs top = searcher.Search(phrase, 10, options);
                Assert.True(all.Hits.Take(10).SequenceEqual(top.Hits), $"seed {seed}, query {i}: {phrase}");
                Assert.True(top.TotalHits.IsExact ? top.TotalHits.Value == all.Hits.Count : top.TotalHits.Value <= all.Hits.Count, $"seed {seed}, query {i}: {phrase} has {all.Hits.Count} hits, {top.TotalHits} were counted");
                Assert.True(top.TotalHits.IsExact || options.TotalHitsThreshold < all.Hits.Count);
            }
        }
        Assert.True(tables.UsedBytes > 0);
    }

    /// <summary>Two to four words, some of them with holes between, some of them the same.</summary>
    private static PhraseQuery Phrase(Random random, int spread)
    {
        int position = random.Next(3);
        List<Term> terms = [];
        List<int> positions = [];
        for (int left = 2 + random.Next(3); left > 0; left--)
        {
            terms.Add(new Term("text", Word(random, spread)));
            positions.Add(position);
            position += random.Next(8) == 0 ? 17 : 1 + random.Next(2);
        }
        return new PhraseQuery(terms, positions, 0);
    }

    /// <summary>Words that stand once, often, and very far behind; some in few documents, the more so the greater the spread.</summary>
    private static IndexReader Index(Random random, int spread)
    {
        MemoryIndex index = new();
        for (int i = 0; i < 3000; i++)
        {
            string words = string.Join(' ', Enumerable.Range(0, 2 + random.Next(30)).Select(_ => random.Next(10) == 0 ? "_" : Word(random, spread)));
            string hole = i % 1500 == 7 ? string.Concat(Enumerable.Repeat("_ ", FarAway)) : "";
            index.Add(("text", hole + words));
            if (i == 1800)
                index.Cut();
        }
        for (int i = 0; i < 100; i++)
            index.Delete(random.Next(3000));
        return index.Open();
    }

    private static string Word(Random random, int spread) => random.Next(3) == 0 ? $"w{random.Next(Words)}" : $"v{random.Next(spread)}";
}
