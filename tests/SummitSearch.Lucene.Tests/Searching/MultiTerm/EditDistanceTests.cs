using System.Text;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.Tests.Searching.MultiTerm;

public class EditDistanceTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Within_RandomWords_EqualsTheTableOfDistances(bool transpositions)
    {
        Random random = new(5);
        for (int i = 0; i < 20_000; i++)
        {
            string word = Word(random, 1, i % 50 == 0 ? EditDistance.MaxLength : 9);
            string other = Word(random, 0, 11);
            int prefix = random.Next(3) == 0 ? random.Next(word.Length) : 0;
            int expected = LevenshteinPattern.Distance(word[prefix..], other.Length < prefix ? "" : other[prefix..], transpositions);
            bool counts = expected <= 2 && other.StartsWith(word[..prefix], StringComparison.Ordinal);

            int actual = EditDistance.Of(word, prefix, transpositions)!.Within(2, Encoding.ASCII.GetBytes(other));

            Assert.True((counts ? expected : -1) == actual, $"{word}, prefix {prefix}, to {other}: {actual}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("caf\u00e9")]
    [InlineData("a234567890b234567890c234567890d234567890e234567890f234567890g2345")]
    public void Of_WordsThatDoNotFit_AreLeftToTheAutomaton(string word) => Assert.Null(EditDistance.Of(word, 0, true));

    private static string Word(Random random, int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most + 1)).Select(_ => (char)('a' + random.Next(3))));
}
