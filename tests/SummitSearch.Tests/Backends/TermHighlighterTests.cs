using SummitSearch.Backends;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Tests.Backends;

public sealed class TermHighlighterTests
{
    private static readonly NewsAnalyzer Analyzer = new();

    private static string Mark(string query, string text, params string[] phrases)
    {
        var plan = new QueryPlan
        {
            Query = new MatchAllQuery(),
            Terms = new Dictionary<string, IReadOnlyList<QueryTerm>> { ["en"] = AnalyzedWords.Weighted(Analyzer, "text", query, 1) },
            Phrases = new Dictionary<string, IReadOnlyList<IReadOnlyList<(string, int)>>>
            {
                ["en"] = [.. phrases.Select(p => AnalyzedWords.Of(Analyzer, "text", p)).Select(static p => (IReadOnlyList<(string, int)>)[.. p.Select(w => (w.Term, w.Position - p[0].Position))])],
            },
        };
        string marked = text;
        foreach (var range in Enumerable.Reverse(new TermHighlighter(plan, "en").Mark(Analyzer, "text", text)))
            marked = marked[..range.Start] + "[" + marked[range.Start..range.End] + "]" + marked[range.End..];
        return marked;
    }

    [Theory]
    [InlineData("repair ship", "Shipyards repaired two ships.", "Shipyards [repaired] two [ships].")]
    [InlineData("which treaty", "Which treaty? This treaty.", "Which [treaty]? This [treaty].")]
    [InlineData("US", "The U.S. and us", "The [U.S]. and [us]")]
    [InlineData("cafe", "Le café 😀 café", "Le [café] 😀 [café]")]
    [InlineData("nothing", "No hit here", "No hit here")]
    public void MarksWordsByTheirStems(string query, string text, string expected) => Assert.Equal(expected, Mark(query, text));

    [Fact]
    public void MarksAPhraseOnlyAsAPhrase() =>
        Assert.Equal("A joint plan; the [joint] [headquarters]; headquarters.", Mark("joint headquarters", "A joint plan; the joint headquarters; headquarters.", "joint headquarters"));
}
