using System.Text;
using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

public sealed class TextFormatTests
{
    private const string WireStory = """
        Leaders of both countries met Wednesday. They agreed on seventy points.

        President Ann Example (R) and Premier Bo Sample hold a joint press conference at the White House on April 10, 2024. (Kyodo)

        The premier said the talks were useful.

        The hall was full, an official said.President Ann Example shakes hands with guests at the hall on April 10, 2024. (Kyodo)


        Related coverage:

        Lawmakers hail visit

        State dinner filled with elements of Japan
        """;

    [Fact]
    public void Read_WireStory_SeparatesCaptionsAndRelatedCoverage()
    {
        Article article = ReaderProbe.One("wire/story.txt", WireStory);
        Assert.Equal("wire/story", article.Id);
        Assert.Equal("Leaders of both countries met Wednesday.", article.Title);
        Assert.True(article.TitleIsDerived);
        Assert.Equal("Leaders of both countries met Wednesday. They agreed on seventy points.\n\nThe premier said the talks were useful.\n\nThe hall was full, an official said.", article.Body);
        Assert.Equal(2, article.Captions.Count);
        Assert.All(article.Captions, caption => Assert.EndsWith("(Kyodo)", caption, StringComparison.Ordinal));
        Assert.Equal(["Lawmakers hail visit", "State dinner filled with elements of Japan"], article.RelatedCoverage);
        Assert.Equal("en", article.Language);
        Assert.True(article.LanguageIsDetected);
        Assert.Equal(new DateTimeOffset(2024, 4, 10, 0, 0, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.True(article.PublishedAtIsGuessed);
    }

    [Theory]
    [InlineData("By Kenji Oyama, Harbour Desk\nNAHA, April 13, 2024", "Kenji Oyama", "Harbour Desk", "Naha")]
    [InlineData("April 13, 2024, Pacific Ledger", "", "Pacific Ledger", "")]
    [InlineData("Saturday, April 13, 2024", "", null, "")]
    [InlineData("By Ann Example, Bo Sample and Cy Third\n\nApril 13, 2024", "Ann Example|Bo Sample|Cy Third", null, "")]
    public void Read_LinesBelowHeadline_NameAuthorsSourceAndPlace(string lines, string authors, string? source, string place)
    {
        Article article = ReaderProbe.One("a.txt", $"Okinawa asks about bases\n\n{lines}\n\nThe governor spoke to the press today.\n\nHe asked questions.");
        Assert.Equal("The governor spoke to the press today.\n\nHe asked questions.", article.Body);
        Assert.Equal((authors, source, place), (string.Join("|", article.Authors), article.Source, string.Join("|", article.Places)));
        Assert.Equal(13, article.PublishedAt!.Value.Day);
    }

    [Fact]
    public void Read_UnknownPhotoCreditAndDateline_AreKnown()
    {
        Article article = ReaderProbe.One("a.txt", "Premier received\n\nTOKYO, April 10, 2024 (Sample Wire) - The premier was received today.\n\nThe premier waves on the lawn, April 10, 2024. (Harbour Desk)\n\nThe treaty dates from January 19, 1960 (The Tokyo one). It is still in force (as ever).");
        Assert.Equal(["The premier waves on the lawn, April 10, 2024. (Harbour Desk)"], article.Captions);
        Assert.Equal(2, article.Body.Split("\n\n").Length);
        Assert.Equal("Sample Wire", article.Source);
        Assert.Equal(["Tokyo"], article.Places);
    }

    [Fact]
    public void Read_SingleNewlines_AreParagraphs()
    {
        Article article = ReaderProbe.One("a.txt", "The first paragraph is here and it is long enough to be one, as any reader would say of it.\nThe second one follows at once and is no shorter than the first, as any reader can see.\n");
        Assert.Equal(2, article.Body.Split("\n\n").Length);
    }

    [Fact]
    public void Read_HardWrappedLines_AreJoined()
    {
        Article article = ReaderProbe.One("a.txt", "Showers continued throughout the week in\nthe Bahia cocoa zone, alleviating the drought since early\nJanuary and improving prospects for the coming temporao,\nalthough normal humidity levels have not been restored.\n");
        Assert.DoesNotContain("\n", article.Body, StringComparison.Ordinal);
        Assert.Contains("week in the Bahia", article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HeadlineBylineAndDate_AreTaken()
    {
        Article article = ReaderProbe.One("a.txt", "Leaders Upgrade Alliance\n\nBy Ann Example and Bo Sample\nApril 11, 2024\n\nThe leaders met on Wednesday in the capital.\n\nThey left on Friday.");
        Assert.Equal("Leaders Upgrade Alliance", article.Title);
        Assert.False(article.TitleIsDerived);
        Assert.Equal(["Ann Example", "Bo Sample"], article.Authors);
        Assert.Equal(11, article.PublishedAt!.Value.Day);
        Assert.StartsWith("The leaders met", article.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-8", false)]
    public void Read_Unicode_IsDecoded(string encodingName, bool withMark)
    {
        Encoding encoding = Encoding.GetEncoding(encodingName);
        byte[] bytes = [.. withMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("岸田首相は十日、ワシントンでバイデン大統領と会談した。両首脳は共同声明を出した。")];
        Article article = ReaderProbe.One("a.txt", bytes);
        Assert.StartsWith("岸田首相は", article.Body, StringComparison.Ordinal);
        Assert.Equal("ja", article.Language);
    }

    [Fact]
    public void Read_WebPageInTextFile_IsReadAsPage()
    {
        Article article = ReaderProbe.One("a.txt", "<!DOCTYPE html><html><head><title>A page about the summit</title></head><body><p>The leaders met on Wednesday, as planned.</p></body></html>");
        Assert.Equal("A page about the summit", article.Title);
        Assert.Equal("The leaders met on Wednesday, as planned.", article.Body);
    }

    [SharedDataFact]
    public void Read_RealNewspaperReports_KeepCaptionsOutOfTheStory()
    {
        string folder = SharedData.Path("summit-reports");
        List<Article> articles = [.. Directory.GetFiles(folder, "*.txt").Order().SelectMany(file => new ArticleReader().ReadFile(folder, file)).Select(result => result.Article!)];
        Assert.Equal(2, articles.Count);
        Assert.Equal(2, articles[0].Captions.Count);
        Assert.Equal(3, articles[0].RelatedCoverage.Count);
        Assert.DoesNotContain("(Kyodo)", articles[0].Body, StringComparison.Ordinal);
        Assert.All(articles, article => Assert.True(article.TitleIsDerived));
    }
}
