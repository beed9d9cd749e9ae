using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>The budget of the tables of frequent terms.</summary>
public class SideTablesTests
{
    private const int Words = 12;

    // Room for some tables of the index below, not for all.
    private const long Budget = 12_000;

    [Fact]
    public void TryReserve_MoreThanFits_IsRefusedAndCostsNothing()
    {
        SideTables tables = new(1000);
        Assert.True(tables.TryReserve(900, 0));

        Assert.False(tables.TryReserve(200, 0));
        Assert.False(tables.TryReserve(1001, 0));

        Assert.Equal(900, tables.UsedBytes);
        tables.Release(900);
        Assert.True(tables.TryReserve(1000, 0));
    }

    [Fact]
    public void Search_MoreTablesThanFitUsedInTurn_KeepsThoseItHas()
    {
        using IndexReader reader = Index();
        SideTables tables = new(Budget);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { SideTables = tables });

        Assert.InRange(Rounds(searcher, 1), 2, Words - 1);
        Assert.True(Rounds(searcher, 100) < Words, $"{tables.TablesBuilt} tables were built, {tables.TablesEvicted} dropped");
        Assert.InRange(tables.UsedBytes, 1, Budget);
    }

    [Fact]
    public void Search_OtherWordsForALongTime_GetTablesInPlaceOfThoseNotUsed()
    {
        using IndexReader reader = Index();
        SideTables tables = new(Budget);
        IndexSearcher searcher = new(reader, new IndexSearcherOptions { SideTables = tables });
        Rounds(searcher, 1);
        long built = tables.TablesBuilt;

        for (int i = 0; i < 1000; i++)
            searcher.Search(Pair(Words - 1), 10);

        Assert.True(tables.TablesBuilt > built, "no table was built");
        Assert.InRange(tables.UsedBytes, 1, Budget);
    }

    /// <summary>Searches for all words, two at a time; returns how many tables were built so far.</summary>
    private static long Rounds(IndexSearcher searcher, int rounds)
    {
        for (int i = 0; i < rounds * Words; i++)
            searcher.Search(Pair(i % Words), 10);
        return searcher.Options.SideTables.TablesBuilt;
    }

    private static BooleanQuery Pair(int word) => new([Clause(word), Clause((word + 1) % Words)]);

    private static BooleanClause Clause(int word) => new(new TermQuery(new("text", $"w{word}")), Occur.Should);

    private static IndexReader Index()
    {
        Random random = new(1);
        MemoryIndex index = new();
        for (int i = 0; i < 4000; i++)
            index.Add(("text", string.Join(' ', Enumerable.Range(0, 4).Select(_ => $"w{random.Next(Words)}"))));
        return index.Cut().Open();
    }
}
