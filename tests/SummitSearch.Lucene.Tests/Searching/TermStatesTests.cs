using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Looking terms up.</summary>
public class TermStatesTests
{
    [Fact]
    public void StatesOf_ForOneQuery_LooksEachTermUpOnce()
    {
        MemoryIndex index = new();
        index.Add(("body", "ships and ships"));
        index.Add(("body", "harbour"));
        using IndexReader reader = index.Cut().Open();
        IndexSearcher searcher = new(reader);
        IndexSearcher remembering = searcher.ForOneQuery();

        TermStates ships = remembering.StatesOf(new Term("body", "ships")), none = remembering.StatesOf(new Term("body", "rover"));

        Assert.Equal((1, 0), (ships.DocFreq, none.DocFreq));
        Assert.Same(ships, remembering.StatesOf(new Term("body", "ships")));
        Assert.Same(none, remembering.Until(TimeSpan.FromMinutes(1), CancellationToken.None).StatesOf(new Term("body", "rover")));
        Assert.NotSame(ships, remembering.StatesOf(new Term("title", "ships")));
        Assert.NotSame(ships, searcher.StatesOf(new Term("body", "ships")));
        Assert.NotSame(ships, searcher.ForOneQuery().StatesOf(new Term("body", "ships")));
    }
}
