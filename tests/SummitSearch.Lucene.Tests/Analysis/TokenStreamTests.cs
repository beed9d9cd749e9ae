using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.Cjk;
using SummitSearch.Lucene.Analysis.Core;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Folding;
using SummitSearch.Lucene.Analysis.Graph;
using SummitSearch.Lucene.Analysis.Standard;

namespace SummitSearch.Lucene.Tests.Analysis;

public class TokenStreamTests
{
    /// <summary>Chains that hold tokens back, each of which must forget them on reset.</summary>
    public static TheoryData<string> HoldingChains => ["bigrams", "folding", "synonyms", "flat"];

    [Theory]
    [MemberData(nameof(HoldingChains))]
    public void Reset_InTheMiddleOfAText_ForgetsIt(string name)
    {
        TokenStream stream = Create(name);
        string[] fresh = Terms(Create(name), "é漢字 a b c");
        for (int read = 0; read < 6; read++)
        {
            stream.Reset("a b c é 漢字漢字 é a b".AsMemory());
            for (int i = 0; i < read; i++) stream.MoveNext();

            Assert.Equal(fresh, Terms(stream, "é漢字 a b c"));
        }
    }

    [Fact]
    public void KeywordMarker_MarkedTerm_IsNotStemmed() =>
        Assert.Equal(["running", "jump"], Terms(new EnglishAnalyzer(keywords: new TermSet(["running"])).CreateStream("f"), "Running jumps"));

    [Fact]
    public void StandardTokenizer_LoneHighSurrogateAtTheEnd_LosesNoWord() => Assert.Equal(["a", "b"], Terms(new StandardTokenizer(), "a b \uD83D"));

    // Looking ahead to the end of the word for each of its tokens would take many minutes here.
    [Fact]
    public void StandardTokenizer_WordWithoutEnd_IsCutInOnePass()
    {
        const int Length = 16 << 20;
        StandardTokenizer tokenizer = new();
        tokenizer.Reset(new string('a', Length).AsMemory());
        int tokens = 0;
        while (tokenizer.MoveNext()) tokens++;

        Assert.Equal((Length + StandardTokenizer.DefaultMaxTokenLength - 1) / StandardTokenizer.DefaultMaxTokenLength, tokens);
    }

    [Fact]
    public void StandardTokenizer_SurrogatePairAtTheLimit_IsNotCut()
    {
        string[] terms = Terms(new StandardTokenizer(), new string('x', 254) + "\U0001D400y");

        Assert.Equal([new string('x', 254), "\U0001D400y"], terms);
    }

    [Theory]
    [InlineData("the", true)]
    [InlineData("The", false)]
    [InlineData("th", false)]
    [InlineData("", false)]
    [InlineData("they", true)]
    [InlineData("theyy", false)]
    public void TermSet_Contains_ComparesWholeTermsOrdinally(string term, bool expected) => Assert.Equal(expected, EnglishStopWords.Default.Contains(term));

    private static TokenStream Create(string name) => name switch
    {
        "bigrams" => new CjkBigramFilter(new StandardTokenizer()),
        "folding" => new AsciiFoldingFilter(new StandardTokenizer(), keepOriginal: true),
        "synonyms" => Synonyms(),
        _ => new FlattenGraphFilter(Synonyms()),
    };

    private static SynonymGraphFilter Synonyms() => new(
        new StandardTokenizer(),
        new SynonymMap([new SynonymRule(["a", "b"], ["x", "y", "z"], KeepOriginal: true), new SynonymRule(["a", "b", "c", "d"], ["w"], KeepOriginal: false)], ignoreCase: false));

    private static string[] Terms(TokenStream stream, string text)
    {
        var terms = new List<string>();
        stream.Reset(text.AsMemory());
        while (stream.MoveNext()) terms.Add(stream.Token.Text.ToString());
        stream.End();
        return [.. terms];
    }
}
