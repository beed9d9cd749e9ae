using System.Text;
using System.Text.RegularExpressions;
using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

public sealed class XmlFormatTests
{
    [Fact]
    public void Read_Rss_MapsItems()
    {
        List<ArticleResult> results = ReaderProbe.Read("f.rss", """
            <?xml version="1.0"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
            <channel><title>Sample Desk</title><language>en-us</language>
            <item><title>A &amp;amp; B</title><link>https://e.example/1</link><guid isPermaLink="false">g1</guid><pubDate>Wed, 10 Apr 2024 20:00:00 EDT</pubDate>
            <dc:creator>Ann Example</dc:creator><category>Defence</category><description>Teaser.</description><content:encoded><![CDATA[<p>One.</p><p>Two.</p>]]></content:encoded>
            <media:content><media:description>A picture.</media:description></media:content></item>
            <item><title>Second</title><description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
            <item><link>https://e.example/3</link></item>
            </channel></rss>
            """);
        Article article = results[0].Article!;
        Assert.Equal(("g1", "A & B", "One.\n\nTwo.", "Sample Desk", "en-us"), (article.Id, article.Title, article.Body, article.Source, article.Language));
        Assert.Equal(new DateTimeOffset(2024, 4, 10, 20, 0, 0, TimeSpan.FromHours(-4)), article.PublishedAt);
        Assert.Equal(["Ann Example"], article.Authors);
        Assert.Equal(["Defence"], article.Tags);
        Assert.Equal(["A picture."], article.Captions);
        Assert.Equal(("f#2", "Only this."), (results[1].Article!.Id, results[1].Article!.Body));
        Assert.Equal(8, results[2].Refusal!.Line);
    }

    [Fact]
    public void Read_Atom_MapsEntries()
    {
        Article article = ReaderProbe.One("f.atom", """
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Feed</title>
            <entry><id>tag:1</id><title type="html">&lt;i&gt;Head&lt;/i&gt;</title><link rel="alternate" href="https://e.example/1"/><published>2024-04-10T00:00:00Z</published><updated>2024-04-11T00:00:00Z</updated>
            <author><name>Ann</name></author><category term="x" label="Space"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two <b>bold</b>.</p></div></content></entry></feed>
            """);
        Assert.Equal(("tag:1", "Head", "One.\n\nTwo bold.", "https://e.example/1"), (article.Id, article.Title, article.Body, article.Url));
        Assert.Equal(["Space"], article.Tags);
        Assert.Equal(11, article.UpdatedAt!.Value.Day);
    }

    [Fact]
    public void Read_NewsMLG2_MapsItem()
    {
        Article article = ReaderProbe.One("f.xml", """
            <newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:x:1" version="4" xml:lang="en"><itemMeta><provider literal="Sample Desk"/><versionCreated>2024-04-10T20:00:00Z</versionCreated>
            <embargoed>2024-04-11T00:00:00Z</embargoed><pubStatus qcode="stat:canceled"/></itemMeta><contentMeta><headline>H</headline><by>By Ann Example</by><language tag="en"/>
            <subject type="cpnat:person" literal="p"><name>Fumio Kishida</name></subject><subject type="cpnat:geoArea"><name>Washington</name></subject><subject qcode="medtop:1"><name>diplomacy</name></subject></contentMeta>
            <contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>H</title></head><body><p>One.</p><p>Two.</p></body></html></inlineXML></contentSet></newsItem>
            """);
        Assert.Equal(("urn:newsml:x:1", "H", "One.\n\nTwo.", 4, ArticleStatus.Canceled), (article.Id, article.Title, article.Body, article.Version, article.Status));
        Assert.Equal("Fumio Kishida|Washington|diplomacy", string.Join("|", article.People.Concat(article.Places).Concat(article.Tags)));
    }

    [Theory]
    [InlineData("<rss><channel><item><title>Fish & Chips &nbsp;&eacute;</title><description>x</item></channel>")]
    [InlineData("<rss><channel><item><title>Fish &amp; Chips é</titel><description>x</description></item></channel></rss>")]
    [InlineData("\n\n<rss><channel><foo:item/><item><title>Fish &amp; Chips &#233;</title>")]
    public void Read_IllFormedFeed_GivesItsEntries(string xml) =>
        Assert.Equal("Fish & Chips é", Regex.Replace(ReaderProbe.Read("f.xml", xml)[^1].Article!.Title, @"\s+", " "));

    [Fact]
    public void Read_DeclaredLegacyEncoding_IsDecoded()
    {
        Encoding shiftJis = CodePagesEncodingProvider.Instance.GetEncoding("shift_jis")!;
        byte[] bytes = shiftJis.GetBytes("<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><rss><channel><item><title>日米首脳会談</title></item></channel></rss>");
        Assert.Equal("日米首脳会談", ReaderProbe.One("f.xml", bytes).Title);
    }

    [Fact]
    public void Read_UnknownRoot_IsRefused() => Assert.Contains("<svg>", ReaderProbe.Refusal("a.xml", "<svg/>").Reason, StringComparison.Ordinal);

    [SharedDataFact]
    public void Read_NewsML1Examples_GiveTheirStories()
    {
        string folder = SharedData.Path("dirty/ninjs-examples/NewsML");
        foreach (string file in Directory.GetFiles(folder, "*.xml"))
        {
            ArticleResult result = Assert.Single(new ArticleReader().ReadFile(folder, file));
            Assert.True(result.Article!.Body.Length > 100, file);
            Assert.DoesNotContain("text-decoration", result.Article.Body, StringComparison.Ordinal);
        }
    }

    [SharedDataFact]
    public void Read_FeedsOfTheWild_NeverThrowAndGiveTheirEntries()
    {
        var reader = new ArticleReader();
        int feeds = 0;
        foreach ((string name, byte[] bytes) in TarFiles.In(SharedData.Path("dirty/feeds-wild.tar.gz")))
        {
            feeds++;
            List<ArticleResult> results = [.. reader.Read(new MemoryStream(bytes), name)];
            // The head of each file says what a reader must find in it.
            string head = Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal).Split("-->")[0];
            int expected = Regex.Matches(head, @"entries\[(\d+)\]").Select(match => int.Parse(match.Groups[1].Value) + 1).DefaultIfEmpty(0).Max();
            Assert.True(results.Count >= expected, $"{name}: {results.Count} entries, {expected} expected");
        }
        Assert.True(feeds > 2000);
    }
}
