using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class QueryRunsTests
{
    [Fact]
    public void Of_Question_TakesWordsOfMatterWithLittleWordsBesideThem()
    {
        QueryRuns runs = QueryRuns.Of("Who left the island's harbour in 1975?");
        Assert.Equal(["who left", "the island", "harbour in", "in 1975", "who left the", "left the island", "the island harbour", "island harbour in", "harbour in 1975", "left the"],
            Written(runs), Unordered);
        Assert.Equal(["left", "island", "harbour", "1975"], runs.Words[..runs.ContentCount]);
        Assert.Equal(["who", "the", "in"], runs.Words[runs.ContentCount..]);
    }

    [Fact]
    public void Of_RepeatedRun_HasItOnce() => Assert.Equal(["in paris", "in paris in", "paris in", "paris in paris"], Written(QueryRuns.Of("in Paris, in Paris")), Unordered);

    [Theory]
    [InlineData("")]
    [InlineData("ferry island harbour")]
    [InlineData("who was it")]
    [InlineData("ferry")]
    public void Of_WordsOfOneKind_HasNone(string query) => Assert.Empty(QueryRuns.Of(query).Runs);

    private static bool Unordered(IEnumerable<string> expected, IEnumerable<string> actual) =>
        expected.Order(StringComparer.Ordinal).SequenceEqual(actual.Order(StringComparer.Ordinal));

    private static IEnumerable<string> Written(QueryRuns runs) => runs.Runs.Select(run => string.Join(' ', run.Select(word => runs.Words[word])));
}
