using SummitSearch.Lucene.Analysis.English;

namespace SummitSearch.Lucene.Tests.Analysis.English;

public class PorterStemmerTests
{
    [Theory]
    [InlineData("foxes", "fox")]
    [InlineData("ponies", "poni")]
    [InlineData("caresses", "caress")]
    [InlineData("running", "run")]
    [InlineData("generalization", "gener")]
    [InlineData("dying", "dy")]
    [InlineData("sky", "sky")]
    [InlineData("agreed", "agre")]
    [InlineData("feed", "feed")]
    [InlineData("hopping", "hop")]
    [InlineData("hissing", "hiss")]
    [InlineData("conflated", "conflat")]
    [InlineData("sized", "size")]
    [InlineData("archaeology", "archaeolog")]
    [InlineData("possibly", "possibl")]
    [InlineData("replacement", "replac")]
    [InlineData("u.s", "u.")]
    [InlineData("yyyyed", "yyyi")]
    [InlineData("3.14", "3.14")]
    [InlineData("is", "is")]
    [InlineData("", "")]
    public void Stem_Word_GivesThePublishedStem(string word, string stem)
    {
        char[] buffer = word.ToCharArray();

        int length = PorterStemmer.Stem(buffer);

        Assert.Equal(stem, new string(buffer, 0, length));
    }

    [VocabularyFact]
    public void Stem_PublishedVocabulary_AllStemsAreRight()
    {
        int words = 0;
        foreach ((string word, string stem) in StemmingVocabulary.Read("porter"))
        {
            if (word.Length <= 2) continue; // the vocabulary stems these too; Apache Lucene and the 1980 program do not
            char[] buffer = word.ToCharArray();
            Assert.Equal(stem, new string(buffer, 0, PorterStemmer.Stem(buffer)));
            words++;
        }

        Assert.True(words > 20_000);
    }
}
