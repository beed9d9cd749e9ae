using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class NewsAnalyzerTests
{
    private static string Terms(string text) => string.Join(' ', AnalyzedWords.Of(new NewsAnalyzer(), "text", text).Select(static w => w.Term));

    [Theory]
    [InlineData("The U.S. Navy's ships", "us navi ship")]
    [InlineData("They fought and have fought", "fight have fight")]
    [InlineData("Women of the Defence Ministry", "woman defend ministri")]
    [InlineData("modernisation modernization", "modern modern")]
    [InlineData("café CAFÉ", "cafe cafe")]
    [InlineData("Japanese shipyards", "japan shipyard")]
    [InlineData("the Senkakus and the Senkaku Islands", "senkaku senkaku island")]
    [InlineData("twelve Sept", "12 septemb")]
    public void BringsFormsTogether(string text, string expected) => Assert.Equal(expected, Terms(text));

    [Fact]
    public void Of_TellsWhereWordsStandInTheText()
    {
        const string text = "Éclairs in the U.S. Senate";
        Assert.Equal(["Éclairs", "U.S", "Senate"], AnalyzedWords.Of(new NewsAnalyzer(), "text", text).Select(w => text[w.Start..w.End]));
    }

    [Fact]
    public void Weighted_CountsRepeatedWordsLess()
    {
        List<QueryTerm> terms = AnalyzedWords.Weighted(new NewsAnalyzer(), "text", "who repairs ships, ships and ships");
        Assert.Equal(["who", "repair", "ship"], terms.Select(static t => t.Text));
        Assert.Equal([true, false, false], terms.Select(static t => t.IsQuestionWord));
        Assert.Equal([1f, 1f, 1.5f], terms.Select(static t => t.Weight));
    }
}
