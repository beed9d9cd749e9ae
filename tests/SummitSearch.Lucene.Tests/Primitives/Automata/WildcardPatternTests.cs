using System.Text;
using System.Text.RegularExpressions;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Tests.Primitives.Automata;

public class WildcardPatternTests
{
    [Theory]
    [InlineData("f?x", "fox", true)]
    [InlineData("f?x", "f😀x", true)]
    [InlineData("f?x", "fx", false)]
    [InlineData("f*", "f", true)]
    [InlineData("*", "", true)]
    [InlineData("", "", true)]
    [InlineData("", "a", false)]
    [InlineData("a\\*b", "a*b", true)]
    [InlineData("a\\*b", "axb", false)]
    [InlineData("a\\", "a\\", true)]
    [InlineData("日*語", "日本語", true)]
    public void Compile_Examples_MatchesWholeTerms(string pattern, string text, bool expected) =>
        Assert.Equal(expected, WildcardPattern.Compile(pattern, AutomatonLimits.Default).Matches(text));

    [Fact]
    public void Compile_RandomPatterns_EqualsTheFrameworksRegex()
    {
        const int seed = 11;
        Random random = new(seed);
        for (int round = 0; round < 500; round++)
        {
            string pattern = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "ab*?é"[random.Next(5)]));
            ByteDfa dfa = WildcardPattern.Compile(pattern, AutomatonLimits.Default);
            Regex twin = new("^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "\\z", RegexOptions.Singleline);
            for (int i = 0; i < 30; i++)
            {
                string text = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => "abéx"[random.Next(4)]));
                Assert.True(twin.IsMatch(text) == dfa.Matches(text), $"seed {seed}: {pattern} on {text}");
            }
        }
    }

    [Theory]
    [InlineData("ab\\*c*d", "ab*c")]
    [InlineData("*a", "")]
    [InlineData("abc", "abc")]
    public void LiteralPrefix_EndsAtTheFirstWildcard(string pattern, string expected) => Assert.Equal(expected, WildcardPattern.LiteralPrefix(pattern));

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(20_000)]
    public void Compile_PatternsThatExplode_AreRefused(int length)
    {
        string pattern = new StringBuilder().Insert(0, "a*?b", length / 4).ToString();
        Assert.Throws<AutomatonTooComplexException>(() => WildcardPattern.Compile(pattern, AutomatonLimits.Default));
    }

    [Fact]
    public void Run_BytesThatAreNoText_AreNotMatchedByAnyCharacter() =>
        Assert.Equal(-1, WildcardPattern.Compile("?", AutomatonLimits.Default).Run([0xFF]));
}
