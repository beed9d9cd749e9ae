using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Analysis.Languages;

namespace SummitSearch.Lucene.Tests.Analysis.Languages;

public class LanguageAnalyzersTests
{
    [Theory]
    [InlineData("en-GB", "The ministers' meetings", "minist meet")]
    [InlineData("de", "Die Häuser der Straße", "die haus der strass")]
    [InlineData("fr-CA", "L’État français, jusqu'aux élections", "etat franc aux elect")]
    [InlineData("it", "dell'economia italiana", "econom italian")]
    [InlineData("es", "las elecciones españolas", "las eleccion espanol")]
    [InlineData("pt_BR", "as eleições nacionais", "as eleico nacion")]
    [InlineData("nl", "de verkiezingen", "de verkies")]
    [InlineData("sv", "husen på öarna", "hus på öarn")]
    [InlineData("nb", "husene på øyene", "hus på øyen")]
    [InlineData("da", "husene på øerne", "hus på øern")]
    [InlineData("fi", "taloissa", "talo")]
    [InlineData("ru", "Российские выборы", "российск выбор")]
    [InlineData("tr", "IŞIK İstanbul'da", "isik istanbul")]
    [InlineData("tr", "Seçimlerden kitapları kitap", "secim kitap kitap")]
    [InlineData("az", "seçkilər", "seckilar")]
    [InlineData("ar", "أُمّة", "ام")]
    [InlineData("ar", "والانتخابات الانتخاب", "انتخاب انتخاب")]
    [InlineData("hi", "हिंदी हिन्दी", "हिंद हिंद")]
    [InlineData("hi", "चुनावों चुनाव", "चुनाव चुनाव")]
    [InlineData("el", "Οι Έλληνες", "οι ελλην")]
    [InlineData("el", "των εκλογών εκλογές", "των εκλογ εκλογ")]
    [InlineData("ja", "東京の株価", "東京 京の の株 株価")]
    [InlineData("th", "ประเทศ", "ปร ระ ะเ เท ทศ")]
    [InlineData("ro", "Țările și orașele", "tar si oras")]
    [InlineData("ro", "alegerilor alegeri orașului", "aleger aleger oras")]
    [InlineData("xx", "Crème ＢＲÛＬÉＥ 東京 Αθήνα", "creme brulee 東京 αθηνα")]
    public void For_Language_AnalysesItsWords(string tag, string text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Terms(LanguageAnalyzers.For(tag), text)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("tlh")]
    [InlineData("-")]
    public void For_UnknownTag_IsTheDefault(string? tag) => Assert.Same(LanguageAnalyzers.Default, LanguageAnalyzers.For(tag));

    [Theory]
    [InlineData("tr", "IŞI", "isi")]
    [InlineData("fr", "ÉLECTI", "electi")]
    [InlineData("sv", "ÖAR", "öar")]
    [InlineData("en", "ELECTIONS", "elections")]
    public void Normalize_LowersAndFoldsButNeitherCutsNorStems(string tag, string text, string expected) =>
        Assert.Equal(expected, LanguageAnalyzers.For(tag).Normalize("body", text));

    [Fact]
    public void Porter2_IsChosenByOption() =>
        Assert.Equal(["univers"], Terms(new EnglishAnalyzer(stemming: EnglishStemming.Porter2), "universe"));

    [Fact]
    public void Languages_HaveStreamsThatTakeAnyText()
    {
        foreach (string language in LanguageAnalyzers.Languages)
        {
            Assert.NotEmpty(Terms(LanguageAnalyzers.For(language), "Zürich qu'il I'm 'n' 漢字 भारत ประเทศ العربية ЁЖ \uD800 e\u0301 ij ge"));
        }
    }

    private static List<string> Terms(Analyzer analyzer, string text)
    {
        var terms = new List<string>();
        TokenStream stream = analyzer.CreateStream("body");
        stream.Reset(text.AsMemory());
        while (stream.MoveNext()) terms.Add(stream.Token.Text.ToString());
        return terms;
    }
}
