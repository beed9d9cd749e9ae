using System.Text;
using SummitSearch.Lucene.Primitives.Automata;

namespace SummitSearch.Lucene.Tests.Primitives.Automata;

public class LevenshteinPatternTests
{
    private static readonly string[] Alphabet = ["a", "b", "c", "é", "日", "😀", "\0", "ê", "月"];

    [Theory]
    [InlineData("ca", "abc", 2, true, -1)]
    [InlineData("fox", "fxo", 1, true, 1)]
    [InlineData("fox", "fxo", 1, false, -1)]
    [InlineData("fox", "fxo", 2, false, 2)]
    [InlineData("fox", "fox", 2, true, 0)]
    [InlineData("fox", "f", 2, true, 2)]
    [InlineData("fox", "", 2, true, -1)]
    [InlineData("", "ab", 2, true, 2)]
    [InlineData("größe", "grose", 2, true, 2)]
    public void Run_KnownPairs_GivesTheDistance(string word, string text, int edits, bool transpositions, int expected) =>
        Assert.Equal(expected, LevenshteinPattern.Compile(word, edits, 0, transpositions, AutomatonLimits.Default).Run(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Run_RandomWords_EqualsTheDistanceTable(int seed)
    {
        Random random = new(seed);
        for (int round = 0; round < 400; round++)
        {
            string word = Word(random, 9);
            int edits = random.Next(3);
            bool transpositions = random.Next(2) == 0;
            int prefix = random.Next(3);
            ByteDfa dfa = LevenshteinPattern.Compile(word, edits, prefix, transpositions, AutomatonLimits.Default);
            for (int i = 0; i < 40; i++)
            {
                string text = Mutate(random, word);
                int expected = Expected(word, text, edits, prefix, transpositions);
                Assert.True(expected == dfa.Run(Encoding.UTF8.GetBytes(text)), $"seed {seed}: '{word}' '{text}' edits {edits} prefix {prefix} swaps {transpositions}, expected {expected}");
            }
        }
    }

    [Fact]
    public void Run_WithAnyTail_GivesTheFewestEditsOfAnyBeginning()
    {
        Random random = new(4);
        for (int round = 0; round < 300; round++)
        {
            string word = Word(random, 6);
            int edits = random.Next(3);
            ByteDfa dfa = LevenshteinPattern.Compile(word, edits, 0, true, AutomatonLimits.Default, anyTail: true);
            for (int i = 0; i < 20; i++)
            {
                string text = Mutate(random, word) + Word(random, 4);
                int expected = Beginnings(text).Min(b => LevenshteinPattern.Distance(word, b, true));
                Assert.True((expected <= edits ? expected : -1) == dfa.Run(Encoding.UTF8.GetBytes(text)), $"seed 4: '{word}' '{text}' edits {edits}");
            }
        }
    }

    [Fact]
    public void Compile_WordOfTenThousandCharacters_IsRefusedOrBounded() =>
        Assert.Throws<AutomatonTooComplexException>(() => LevenshteinPattern.Compile(new string('a', 10_000), 2, 0, true, AutomatonLimits.Default));

    private static int Expected(string word, string text, int edits, int prefix, bool transpositions)
    {
        Rune[] w = [.. word.EnumerateRunes()];
        Rune[] t = [.. text.EnumerateRunes()];
        prefix = Math.Min(prefix, w.Length);
        if (t.Length < prefix || !t.AsSpan(0, prefix).SequenceEqual(w.AsSpan(0, prefix)))
            return -1;
        int distance = LevenshteinPattern.Distance(string.Concat(w[prefix..]), string.Concat(t[prefix..]), transpositions);
        return distance <= edits ? distance : -1;
    }

    private static IEnumerable<string> Beginnings(string text)
    {
        StringBuilder beginning = new();
        yield return "";
        foreach (Rune rune in text.EnumerateRunes())
            yield return beginning.Append(rune.ToString()).ToString();
    }

    private static string Word(Random random, int maxLength) =>
        string.Concat(Enumerable.Range(0, random.Next(maxLength + 1)).Select(_ => Alphabet[random.Next(Alphabet.Length)]));

    private static string Mutate(Random random, string word)
    {
        List<string> runes = [.. word.EnumerateRunes().Select(static r => r.ToString())];
        for (int edits = random.Next(4); edits > 0; edits--)
        {
            int at = random.Next(runes.Count + 1);
            int kind = random.Next(4);
            if (kind == 0)
                runes.Insert(at, Alphabet[random.Next(Alphabet.Length)]);
            else if (at < runes.Count && kind == 1)
                runes.RemoveAt(at);
            else if (at < runes.Count && kind == 2)
                runes[at] = Alphabet[random.Next(Alphabet.Length)];
            else if (at + 1 < runes.Count)
                (runes[at], runes[at + 1]) = (runes[at + 1], runes[at]);
        }
        return string.Concat(runes);
    }
}
