using SummitSearch.Articles.Languages;

namespace SummitSearch.Tests.Articles;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "The leaders of both countries met in Washington and agreed that their alliance is stronger than ever.")]
    [InlineData("de", "Die beiden Politiker trafen sich in Washington und vereinbarten eine engere Zusammenarbeit mit den Streitkräften.")]
    [InlineData("fr", "Les deux dirigeants se sont rencontrés à Washington et ont annoncé une coopération plus étroite dans la région.")]
    [InlineData("es", "Los dos líderes se reunieron en Washington y anunciaron una cooperación más estrecha en la región.")]
    [InlineData("ja", "岸田首相はワシントンでバイデン大統領と会談した。")]
    [InlineData("zh", "两国领导人在华盛顿举行会谈，并发表联合声明。")]
    [InlineData("ko", "기시다 총리는 워싱턴에서 바이든 대통령과 회담했다.")]
    [InlineData("uk", "Президенти зустрілися у Києві та обговорили безпеку Європи.")]
    [InlineData("ru", "Это были переговоры, которые прошли в Вашингтоне.")]
    public void Detect_OneSentence_NamesLanguage(string expected, string text) => Assert.Equal(expected, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("12345 67")]
    [InlineData("Kyodo")]
    [InlineData("CA580502 JB March 22, Logarithms by a Subroutine Method")]
    [InlineData("U.S. TAX WRITERS SEEK ESTATE TAX CURBS, U.S. OFFICIALS SAY")]
    [InlineData("Shell, D. L., Irons, D. L., Kaner, S. L.")]
    public void Detect_TooLittle_IsNull(string text) => Assert.Null(LanguageDetector.Detect(text));

    [SharedDataFact]
    public void Detect_Xquad_IsRightNearlyAlways()
    {
        foreach (string folder in Directory.GetDirectories(SharedData.Path("xquad")).Append(SharedData.Path("jsquad-ja")))
        {
            string expected = Path.GetFileName(folder).Replace("jsquad-", "", StringComparison.Ordinal);
            string[] texts = [.. SharedData.Texts(Directory.GetFiles(folder, "corpus.jsonl*")[0])];
            int right = texts.Count(text => LanguageDetector.Detect(text) == expected);
            Assert.True(right >= texts.Length * 0.98, $"{expected}: {right} of {texts.Length}");
        }
    }
}
