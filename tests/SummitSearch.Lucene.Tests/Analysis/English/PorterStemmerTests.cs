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

    /// <summary>The published vocabulary is that of 1980, before <c>logi</c> and <c>bli</c> were added, and stems words of two letters too.</summary>
    [VocabularyFact]
    public void Stem_PublishedVocabulary_DiffersOnlyWhereTheAuthorDepartedFromIt()
    {
        var different = new List<string>();
        int words = 0;
        foreach ((string word, string stem) in StemmingVocabulary.Read("porter"))
        {
            words++;
            if (word.Length <= 2) continue;
            char[] buffer = word.ToCharArray();
            if (new string(buffer, 0, PorterStemmer.Stem(buffer)) != stem) different.Add(word);
        }

        Assert.True(words > 20_000);
        Assert.All(different, word => Assert.Matches("(log|b)(y|l?i|ies?|lies?|ly|ied)$", word));
        Assert.InRange(different.Count, 1, words / 200);
    }
}
