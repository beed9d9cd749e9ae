using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class NumberTableFilterTests
{
    [Fact]
    public void LongRowOfNumbers_StandsOnOnePlace_SoThatWordsBehindItAreNear()
    {
        Assert.Equal([0, 1, 2, 3, 4, 4, 4, 5], Positions("prices 1 2 3 4 5 6 end"));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Positions("on 2024-04-10 at 18:30"));
        Assert.Equal([0, 1, 2, 3, 3, 4, 5], Positions("1 2 3 4 5 rest 6"));
    }

    private static IEnumerable<int> Positions(string text) => AnalyzedWords.Of(new ExactAnalyzer(), PassageSchema.Exact, text).Select(static w => w.Position);
}
