using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Suggesting;

namespace SummitSearch.Lucene.Tests.Suggesting;

public sealed class TermCompleterTests : IDisposable
{
    private const string FieldName = "word";

    private readonly MemoryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    /// <summary>One document for each word, in as many segments as asked for.</summary>
    private IndexReader Index(IReadOnlyList<string> words, int segments = 3)
    {
        using IndexWriter writer = new(_directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        foreach (string[] part in words.Chunk((words.Count / segments) + 1))
        {
            foreach (string word in part)
                writer.AddDocument([Field.Keyword(FieldName, word)]);
            writer.Flush();
        }
        writer.Commit();
        return DirectoryReader.Open(_directory);
    }

    [Theory]
    [InlineData("sem", "semi semiconductor")]
    [InlineData("s", "semi semiconductor summit")]
    [InlineData("über", "überall")]
    [InlineData("x", "")]
    public void Complete_MostFrequentFirst(string prefix, string expected)
    {
        using IndexReader reader = Index(["semi", "summit", "semi", "semiconductor", "überall", "trade", "semi", "semiconductor"]);
        TermCompleter completer = new(reader, FieldName);
        Assert.Equal(expected, string.Join(' ', completer.Complete(prefix, 3).Select(static c => c.Term)));
        Assert.Equal(expected, string.Join(' ', completer.Complete(prefix, 3).Select(static c => c.Term)));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 64)]
    [InlineData(1, 65)]
    [InlineData(3, 2)]
    public void Complete_MoreTermsThanAreWalkedEachTime_FindsTheMostFrequentWhereverTheyStand(int segments, int count)
    {
        // Of a hundred words each segment has several times.
        string[] part = [.. Enumerable.Range(0, 800).Select(static i => $"con{i:x3}"), .. Enumerable.Range(0, 100).SelectMany(static i => Enumerable.Repeat($"conv{i:x3}", 2 + i))];
        string[] words = [.. Enumerable.Repeat(part, segments).SelectMany(static p => p)];
        using IndexReader reader = Index(words, segments);
        TermCompleter completer = new(reader, FieldName);
        string[] expected = [.. BruteForce(words, static w => w.StartsWith("con", StringComparison.Ordinal)).Take(count)];
        for (int round = 0; round < 2; round++) Assert.Equal(expected, completer.Complete("con", count).Select(static c => c.Term));
        Assert.Equal(expected[..1], completer.Complete("con", 1).Select(static c => c.Term));
    }

    [Theory]
    [InlineData("semci", "semiconductor")]
    [InlineData("sumit", "summit")]
    [InlineData("semicodnuctr", "semiconductor")]
    [InlineData("zummi", "")]
    [InlineData("smi", "")]
    public void CompleteSimilar_ForgivesEditsBehindTheFirstLetter(string typed, string expected)
    {
        using IndexReader reader = Index(["semiconductor", "summit", "trade"]);
        Assert.Equal(expected, string.Join(' ', new TermCompleter(reader, FieldName).CompleteSimilar(typed, 3).Select(static c => c.Term)));
    }

    [Fact]
    public void RandomWords_EqualBruteForce()
    {
        int seed = Environment.TickCount;
        Random random = new(seed);
        string Word(int least, int most) => string.Concat(Enumerable.Range(0, random.Next(least, most)).Select(_ => (char)('a' + random.Next(4))));
        string[] words = [.. Enumerable.Range(0, 600).Select(_ => Word(1, 8))];
        using IndexReader reader = Index(words);
        TermCompleter completer = new(reader, FieldName);
        for (int round = 0; round < 100; round++)
        {
            string typed = Word(1, 8);
            string[] expected = BruteForce(words, w => w.StartsWith(typed, StringComparison.Ordinal));
            Assert.True(expected.SequenceEqual(completer.Complete(typed, 600).Select(static c => c.Term)), $"new Random({seed}): '{typed}'");
            if (typed.Length < TermCompleter.MinFuzzyLength)
                continue;
            expected = BruteForce(words, w => w[0] == typed[0] && Enumerable.Range(0, w.Length + 1).Any(end => LevenshteinPattern.Distance(w[..end], typed, transpositions: true) <= 1));
            Assert.True(expected.SequenceEqual(completer.CompleteSimilar(typed, 600).Select(static c => c.Term)), $"new Random({seed}): similar to '{typed}'");
        }
    }

    private static string[] BruteForce(string[] words, Func<string, bool> fits) =>
        [.. words.Where(fits).GroupBy(static w => w).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).Select(static g => g.Key)];
}
