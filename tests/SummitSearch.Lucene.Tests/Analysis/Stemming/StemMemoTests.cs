using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Languages;
using SummitSearch.Lucene.Analysis.Stemming;

namespace SummitSearch.Lucene.Tests.Analysis.Stemming;

/// <summary>Stems that are remembered are those that the stemmer gives.</summary>
public class StemMemoTests
{
    private static readonly string[] Endings = ["", "s", "es", "ed", "ing", "ational", "fulness", "ly", "ement", "ization", "y", "ies", "'s"];

    [Fact]
    public void ManyWordsOverAndOver_AreStemmedAsWithoutMemory()
    {
        const int seed = 17;
        Random random = new(seed);
        // More than there are places, so that words push each other out; some too long to be remembered, some of one letter.
        string[] words = [.. Enumerable.Range(0, 1500).Select(_ => Word(random))];
        Porter2Stemmer stemmer = new();
        Token token = new();
        for (int i = 0; i < 60_000; i++)
        {
            // Frequent words, and rare ones.
            string word = words[(int)(words.Length * Math.Pow(random.NextDouble(), 3))];
            token.SetText(word);
            token.EnsureCapacity((word.Length * 2) + 2);

            StemMemo.OfThread.Stem(token, stemmer);

            Assert.True(token.Text.SequenceEqual(Stem(stemmer, word)), $"{word}, word {i}: {token.Text}");
        }
    }

    [Fact]
    public void StreamsOfSeveralLanguagesByTurns_KeepTheirStems()
    {
        TokenStream english = new EnglishAnalyzer().CreateStream("text");
        TokenStream german = LanguageAnalyzers.For("de").CreateStream("text");
        string text = string.Join(' ', Enumerable.Repeat("presidents banken running geraten walked bundesliga", 5));
        string[] englishStems = Terms("en", text);
        string[] germanStems = Terms("de", text);
        Assert.NotEqual(englishStems, germanStems);
        english.Reset(text.AsMemory());
        german.Reset(text.AsMemory());
        for (int i = 0; i < englishStems.Length; i++)
        {
            Assert.True(english.MoveNext() && german.MoveNext());
            Assert.Equal(englishStems[i], english.Token.Text.ToString());
            Assert.Equal(germanStems[i], german.Token.Text.ToString());
        }
    }

    private static string[] Terms(string language, string text)
    {
        TokenStream stream = (language == "en" ? new EnglishAnalyzer() : LanguageAnalyzers.For(language)).CreateStream("text");
        stream.Reset(text.AsMemory());
        List<string> terms = [];
        while (stream.MoveNext())
            terms.Add(stream.Token.Text.ToString());
        return [.. terms];
    }

    private static ReadOnlySpan<char> Stem(Stemmer stemmer, string word)
    {
        char[] buffer = new char[(word.Length * 2) + 2];
        word.CopyTo(buffer);
        return buffer.AsSpan(0, stemmer.Stem(buffer, word.Length));
    }

    private static string Word(Random random)
    {
        string letters = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => "aeioubcdgklmnprstvyz"[random.Next(20)]));
        return letters + Endings[random.Next(Endings.Length)];
    }
}
