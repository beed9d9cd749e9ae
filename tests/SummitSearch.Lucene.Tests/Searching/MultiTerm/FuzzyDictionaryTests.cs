using System.Text;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Tests.Searching.MultiTerm;

public class FuzzyDictionaryTests
{
    [Fact]
    public void Of_ClockOver_GivesUpAndGoesOnNextTime()
    {
        Random random = new(3);
        using MemoryDirectory directory = new();
        using IndexReader reader = Write(directory, random);
        FieldTerms terms = reader.Segments.Single().Terms("text")!;
        SearchClock over = new(TimeSpan.Zero, CancellationToken.None);
        int most = (int)terms.TermCount / 1024;
        Assert.InRange(most, 4, 20);
        for (int i = 0; i < most; i++)
            Assert.Throws<SearchAbandonedException>(() => FuzzyDictionary.Of(terms, over));
        Assert.NotNull(FuzzyDictionary.Of(terms, over));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Offer_RandomWords_KeepsTheTermsThatAWalkOverTheDictionaryKeeps(int seed)
    {
        Random random = new(seed);
        using MemoryDirectory directory = new();
        using IndexReader reader = Write(directory, random);
        FieldTerms terms = reader.Segments.Single().Terms("text")!;
        FuzzyDictionary dictionary = Assert.IsType<FuzzyDictionary>(FuzzyDictionary.Of(terms, SearchClock.Never));
        for (int i = 0; i < 100; i++)
        {
            string word = Word(random);
            FuzzyAutomata automata = new(word, 1 + (i % 2), i % 7 == 0 ? 2 : 0, i % 3 > 0);
            int most = i % 2 == 0 ? 50 : random.Next(1, 6);
            TopTermQueue expected = new(most);
            FuzzyWalk walk = new(terms.OpenTerms(), automata, SearchClock.Never);
            while (walk.MoveNext())
                expected.Offer(walk.Term, walk.Boost);
            TopTermQueue actual = new(most);
            dictionary.Offer(Encoding.UTF8.GetBytes(word), automata, actual, SearchClock.Never);
            Assert.True(expected.TakeInTermOrder("text").SequenceEqual(actual.TakeInTermOrder("text")), $"seed {seed}, word {i}: {word}");
        }
    }

    /// <summary>One segment of random words.</summary>
    private static IndexReader Write(MemoryDirectory directory, Random random)
    {
        using IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new WhitespaceAnalyzer() });
        for (int d = 0; d < 60; d++)
            writer.AddDocument([Field.Text("text", string.Join(' ', Enumerable.Range(0, 200).Select(_ => Word(random))))]);
        return writer.OpenReader();
    }

    private static string Word(Random random)
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyzäöéжш語😀09_";
        Rune[] runes = [.. Letters.EnumerateRunes()];
        StringBuilder word = new();
        for (int i = random.Next(1, 6); i >= 0; i--)
            word.Append(runes[random.Next(3) == 0 ? random.Next(runes.Length) : random.Next(6)]);
        return word.ToString();
    }
}
