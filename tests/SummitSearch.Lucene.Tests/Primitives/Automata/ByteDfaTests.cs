using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Tests.Primitives.Automata;

public class ByteDfaTests
{
    [Theory]
    [InlineData("a*é?b")]
    [InlineData("?*")]
    [InlineData("zebra")]
    [InlineData("")]
    public void LeastLiveByte_OfEveryState_IsTheFirstOfAllBytesThatLeadsOn(string pattern)
    {
        ByteDfa dfa = WildcardPattern.Compile(pattern, AutomatonLimits.Default);
        Assert.All(Enumerable.Range(0, dfa.StateCount), state => Assert.Equal(dfa.NextLiveByte(state, 0), dfa.LeastLiveByte(state)));
    }

    [Fact]
    public void LeastLiveByte_OfWordsNearby_IsTheFirstOfAllBytesThatLeadsOn()
    {
        ByteDfa dfa = LevenshteinPattern.Compile("héadquarters", 2, 1, true, AutomatonLimits.Default);
        Assert.All(Enumerable.Range(0, dfa.StateCount), state => Assert.Equal(dfa.NextLiveByte(state, 0), dfa.LeastLiveByte(state)));
    }
}
