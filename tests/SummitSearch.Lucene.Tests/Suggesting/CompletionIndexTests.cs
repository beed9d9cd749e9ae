using System.Text;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Lucene.Tests.Suggesting;

public class CompletionIndexTests
{
    private static readonly CompletionIndex Titles = CompletionIndex.Build(
    [
        new("Summit of the Seven", 10), new("Seven climbers reach the summit", 40), new("Semiconductor supply chains", 30), new("The Supply of Water", 20),
        new("Über die Berge", 5), new("O'Neil's summit", 1), new("", 99), new("Water", 3), new("Water", 8),
    ]);

    [Theory]
    [InlineData("sum", "Seven climbers reach the summit|Summit of the Seven|O'Neil's summit")]
    [InlineData("SEVEN  cl", "Seven climbers reach the summit")]
    [InlineData("supply", "Semiconductor supply chains|The Supply of Water")]
    [InlineData("wat", "The Supply of Water|Water")]
    [InlineData("über", "Über die Berge")]
    [InlineData("summt", "Seven climbers reach the summit|Summit of the Seven|O'Neil's summit")]
    [InlineData("semicodnuctr", "Semiconductor supply chains")]
    [InlineData("smt", "")]
    [InlineData("ummit", "")]
    [InlineData("   ", "")]
    public void Complete_Examples_BestFirst(string typed, string expected) =>
        Assert.Equal(expected, string.Join('|', Titles.Complete(typed, 5).Select(static c => c.Text)));

    [Fact]
    public void Complete_EqualTexts_HeaviestCounts() => Assert.Equal(8, Titles.Complete("water", 5).Single(static c => c.Text == "Water").Weight);

    [Fact]
    public void Complete_ExactMatch_OutranksCorrectedOne()
    {
        CompletionIndex index = CompletionIndex.Build([new("river", 1), new("rivet", 100)]);
        Assert.Equal(["river", "rivet"], index.Complete("river", 2).Select(static c => c.Text));
        Assert.Equal(["river"], index.Complete("river", 2, fuzzy: false).Select(static c => c.Text));
    }

    [Fact]
    public void Complete_RandomEntries_EqualsBruteForce()
    {
        const int seed = 6;
        Random random = new(seed);
        CompletionEntry[] entries = [.. Enumerable.Range(0, 1000).Select(_ => new CompletionEntry(string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Word(random, 1, 9))), random.Next(50)))];
        CompletionIndex index = CompletionIndex.Build(entries);
        for (int round = 0; round < 150; round++)
        {
            string typed = Word(random, 1, 9);
            int count = random.Next(1, 8);
            string[] expected = BruteForce(entries, typed, count);
            Assert.True(expected.SequenceEqual(index.Complete(typed, count).Select(static c => c.Text)), $"seed {seed}: {typed} {count}\n{string.Join('|', expected)}\n{string.Join('|', index.Complete(typed, count))}");
        }
    }

    [Fact]
    public void Complete_ManyEntries_StaysQuick()
    {
        Random random = new(8);
        CompletionIndex index = CompletionIndex.Build(Enumerable.Range(0, 100_000).Select(i => new CompletionEntry(string.Join(' ', Enumerable.Range(0, 5).Select(_ => Word(random, 2, 9) + (char)('e' + random.Next(20)))), i)));
        string[] typed = ["a", "ab", "abcd", "dcbabcda", "zzzz", "bad c"];
        foreach (string text in typed)
            index.Complete(text, 8);
        long start = Environment.TickCount64;
        for (int round = 0; round < 20; round++)
        {
            foreach (string text in typed)
                index.Complete(text, 8);
        }
        // Mostly far below a millisecond each; the bound leaves room for a busy machine.
        Assert.InRange(Environment.TickCount64 - start, 0, 20 * typed.Length * 20);
    }

    private static string[] BruteForce(CompletionEntry[] entries, string typed, int count)
    {
        (CompletionEntry Entry, int Edits)[] all = [.. entries.GroupBy(static e => e.Text).Select(static g => g.MaxBy(static e => e.Weight)).Select(e => (e, Edits(e.Text, typed)))];
        int exact = all.Count(static a => a.Edits == 0);
        int allowed = exact >= count || typed.Length < CompletionIndex.MinFuzzyLength ? 0 : typed.Length < 8 ? 1 : 2;
        return [.. all.Where(a => a.Edits <= allowed).OrderBy(static a => a.Edits).ThenByDescending(static a => a.Entry.Weight).ThenBy(static a => a.Entry.Text, StringComparer.Ordinal).Take(count).Select(static a => a.Entry.Text)];
    }

    private static int Edits(string text, string typed)
    {
        int best = int.MaxValue;
        for (int start = 0; start < text.Length; start++)
        {
            if ((start > 0 && text[start - 1] != ' ') || text[start] != typed[0])
                continue;
            for (int end = start; end <= text.Length; end++)
                best = Math.Min(best, end == start ? int.MaxValue : LevenshteinPattern.Distance(typed[1..], text[(start + 1)..end], true));
        }
        return best;
    }

    private static string Word(Random random, int min, int max)
    {
        StringBuilder word = new();
        for (int i = random.Next(min, max); i > 0; i--)
            word.Append("abcd"[random.Next(4)]);
        return word.ToString();
    }
}
