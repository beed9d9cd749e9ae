using SummitSearch.Backends;

namespace SummitSearch.Tests.Backends;

public sealed class AnalyzedWordsTests
{
    [Fact]
    public void Of_OnManyThreads_EqualsAnAnalysisByItself()
    {
        var shared = new NewsAnalyzer();
        string[] texts = [.. Enumerable.Range(0, 50).Select(static i => string.Join(' ', Enumerable.Repeat($"ship{i} repairs in dock {i}", 1 + (i % 7 * 60))))];
        string[][] expected = [.. texts.Select(static t => AnalyzedWords.Of(new NewsAnalyzer(), "text", t).Select(static w => $"{w.Term} {w.Start} {w.End} {w.Position}").ToArray())];
        Parallel.For(0, 400, i => Assert.Equal(expected[i % texts.Length], AnalyzedWords.Of(shared, "text", texts[i % texts.Length]).Select(static w => $"{w.Term} {w.Start} {w.End} {w.Position}")));
    }

    [Theory]
    [InlineData("WHICH", true)]
    [InlineData("which", true)]
    [InlineData("ship", false)]
    [InlineData("", false)]
    [InlineData("whichwhichwhichwhichwhichwhichwhichwhich", false)]
    public void ContainsAnyCase_KnowsQuestionWordsHoweverWritten(string word, bool expected) => Assert.Equal(expected, QuestionWords.ContainsAnyCase(word));
}
