using System.Text;
using System.Text.RegularExpressions;
using SummitSearch.Articles;
using SummitSearch.Articles.Html;

namespace SummitSearch.Tests.Articles;

public sealed class HtmlFormatTests
{
    private const string Page = """
        <!DOCTYPE html><html lang="en"><head><title>Alliance upgraded - Sample Desk</title><meta property="og:site_name" content="Sample Desk">
        <link rel="canonical" href="https://e.example/alliance"><meta name="keywords" content="defence, Japan">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Alliance upgraded","datePublished":"2024-04-10T20:00:00Z","author":{"name":"Ann Example"},"articleSection":"Politics"}</script></head>
        <body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World news today</a></li></ul></nav>
        <div class="article-body"><h1>Alliance upgraded</h1>
        <p>The two leaders met at the White House on Wednesday, and agreed on seventy points, officials said after the talks.</p>
        <figure><img src="a.jpg"><figcaption>The leaders shake hands.</figcaption></figure>
        <div class="share">Share this</div>
        <p>They will modernise command structures, repair ships in Japan, and send an astronaut to the Moon, the statement says.</p>
        <p>The premier will address Congress on Thursday, the first to do so in nine years, before he goes to North Carolina.</p></div>
        <div class="sidebar"><p>Subscribe to our newsletter, get more of the same, every single day, for nothing at all, dear reader.</p></div>
        <footer><p>Copyright by nobody, all rights are free, and so on, and so on, and so on.</p></footer></body></html>
        """;

    [Fact]
    public void Read_Page_TakesStoryAndMetadata()
    {
        Article article = ReaderProbe.One("p.html", Page);
        Assert.Equal("https://e.example/alliance", article.Id);
        Assert.Equal("Alliance upgraded", article.Title);
        Assert.StartsWith("The two leaders", article.Body, StringComparison.Ordinal);
        Assert.EndsWith("North Carolina.", article.Body, StringComparison.Ordinal);
        Assert.Equal(3, article.Body.Split("\n\n").Length);
        Assert.Equal(["The leaders shake hands."], article.Captions);
        Assert.Equal(["Ann Example"], article.Authors);
        Assert.Equal(("Sample Desk", "Politics", "en"), (article.Source, article.Section, article.Language));
        Assert.Equal(["defence", "Japan"], article.Tags);
        Assert.False(article.PublishedAtIsGuessed);
    }

    [Fact]
    public void Read_PageOf240000Elements_GivesItsStory()
    {
        string furniture = string.Concat(Enumerable.Repeat("<div class=\"sidebar\"><a href=\"/x\">x</a></div>", 60_000));
        string list = "<ul>" + string.Concat(Enumerable.Repeat("<li><a href=\"/y\">y</a></li>", 60_000)) + "</ul>";
        Article article = ReaderProbe.One("p.html", Page.Replace("<nav>", furniture + list + "<nav>", StringComparison.Ordinal));
        Assert.Equal(ReaderProbe.One("p.html", Page).Body, article.Body);
    }

    [Fact]
    public void Read_PageOfOverAMillionElements_IsRefused() =>
        Assert.Contains("1,000,000 elements", ReaderProbe.Refusal("p.html", "<html>" + string.Concat(Enumerable.Repeat("<p>x", 1_000_001))).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_DeclaredLegacyEncoding_IsDecoded()
    {
        byte[] bytes = CodePagesEncodingProvider.Instance.GetEncoding("windows-1251")!.GetBytes("<html><head><meta charset=windows-1251><title>Встреча в верхах</title></head><body><p>Президент встретился с премьер-министром, и они договорились о многом.</p></body></html>");
        Article article = ReaderProbe.One("p.html", bytes);
        Assert.Equal("Встреча в верхах", article.Title);
        Assert.Equal("ru", article.Language);
    }

    [SharedDataFact]
    public void Read_ReadabilityPages_ReachTokenF1()
    {
        var files = TarFiles.In(SharedData.Path("dirty/readability-test-pages.tar.gz")).ToDictionary(file => file.Name, file => file.Bytes);
        double sum = 0;
        int pages = 0;
        foreach ((string name, byte[] bytes) in files.Where(file => file.Key.EndsWith("/source.html", StringComparison.Ordinal)))
        {
            string expected = Encoding.UTF8.GetString(files[name.Replace("source.html", "expected.html", StringComparison.Ordinal)]);
            string body = ReaderProbe.Read(name, bytes)[0].Article?.Body ?? "";
            var captions = new List<string>();
            sum += F1(Tokens(body), Tokens(string.Join(" ", HtmlFragment.Paragraphs(expected, captions).Concat(captions))));
            pages++;
        }
        Assert.True(pages > 100);
        Assert.True(sum / pages >= 0.97, $"token F1 {sum / pages:F4} over {pages} pages");
    }

    private static Dictionary<string, int> Tokens(string text) =>
        Regex.Matches(text.ToLowerInvariant(), @"[\u3040-\u30ff\u4e00-\u9fff]|[\p{L}\p{Nd}]+").GroupBy(match => match.Value).ToDictionary(group => group.Key, group => group.Count());

    private static double F1(Dictionary<string, int> found, Dictionary<string, int> expected)
    {
        double common = found.Sum(pair => Math.Min(pair.Value, expected.GetValueOrDefault(pair.Key)));
        return common == 0 ? 0 : 2 * common / (found.Values.Sum() + expected.Values.Sum());
    }
}
