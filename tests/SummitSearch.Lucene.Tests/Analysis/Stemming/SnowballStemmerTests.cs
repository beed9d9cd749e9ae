using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Germanic;
using SummitSearch.Lucene.Analysis.Romance;
using SummitSearch.Lucene.Analysis.Scandinavian;
using SummitSearch.Lucene.Analysis.Slavic;
using SummitSearch.Lucene.Analysis.Stemming;
using SummitSearch.Lucene.Analysis.Uralic;

namespace SummitSearch.Lucene.Tests.Analysis.Stemming;

/// <summary>Every stemmer on every word of its published vocabulary.</summary>
public class SnowballStemmerTests
{
    [VocabularyFact]
    public void English_WholeVocabulary() => AssertVocabulary("english", new Porter2Stemmer());

    [VocabularyFact]
    public void German_WholeVocabulary() => AssertVocabulary("german", new GermanStemmer());

    [VocabularyFact]
    public void Swedish_WholeVocabulary() => AssertVocabulary("swedish", new SwedishStemmer());

    [VocabularyFact]
    public void Norwegian_WholeVocabulary() => AssertVocabulary("norwegian", new NorwegianStemmer());

    [VocabularyFact]
    public void Danish_WholeVocabulary() => AssertVocabulary("danish", new DanishStemmer());

    [VocabularyFact]
    public void French_WholeVocabulary() => AssertVocabulary("french", new FrenchStemmer());

    [VocabularyFact]
    public void Spanish_WholeVocabulary() => AssertVocabulary("spanish", new SpanishStemmer());

    [VocabularyFact]
    public void Italian_WholeVocabulary() => AssertVocabulary("italian", new ItalianStemmer());

    [VocabularyFact]
    public void Portuguese_WholeVocabulary() => AssertVocabulary("portuguese", new PortugueseStemmer());

    [VocabularyFact]
    public void Finnish_WholeVocabulary() => AssertVocabulary("finnish", new FinnishStemmer());

    [VocabularyFact]
    public void Russian_WholeVocabulary() => AssertVocabulary("russian", new RussianStemmer());

    [VocabularyFact]
    public void Dutch_WholeVocabulary() => AssertVocabulary("dutch", new DutchStemmer());

    private static void AssertVocabulary(string language, Stemmer stemmer)
    {
        int words = 0;
        var wrong = new List<string>();
        foreach ((string word, string stem) in StemmingVocabulary.Read(language))
        {
            words++;
            string actual = Stem(stemmer, word);
            if (actual != stem) wrong.Add($"{word}: {actual} instead of {stem}");
        }

        Assert.True(words > 20_000);
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {words} stems are wrong:\n{string.Join('\n', wrong.Take(40))}");
    }

    private static string Stem(Stemmer stemmer, string word)
    {
        char[] buffer = new char[(word.Length * 2) + 2];
        word.CopyTo(buffer);
        return new string(buffer, 0, stemmer.Stem(buffer, word.Length));
    }
}
