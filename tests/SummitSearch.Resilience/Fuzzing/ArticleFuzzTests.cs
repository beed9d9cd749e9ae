using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using SummitSearch.Articles;
using SummitSearch.Passages;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Fuzzing;

/// <summary>Any bytes as an article file: articles or refusals come out, in time, and the articles can be cut into passages.</summary>
public sealed class ArticleFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly string[] Tokens =
    [
        "<", ">", "</", "/>", "<!--", "-->", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "&#0;", "&#xD800;", "&amp;", "<p>", "<script>", "<div>", "\"", "'", "{", "}", "[", "]", ":", ",", "\\u0000", "\\ud800",
        "---\n", "\n\n", "\r", "\0", "\uFEFF", "title:", "date: 9999-99-99", "null", "1e999", "-1", "true", "日本", "🗞", "\u202E", "http://[", "<meta charset=utf-7>", "<?xml version=\"1.0\" encoding=\"x\"?>", "<item>", "<entry>", "&lt;", "%",
    ];

    private static readonly (string Name, string Text)[] Seeds =
    [
        ("a.txt", "Ferry repaired\n\nBy A. Writer\n\nHARBOUR, April 10 (Desk) - The ferry was repaired on Monday. It sails at noon.\n\nPhoto: the ferry in dock.\n"),
        ("a.md", "---\ntitle: A title\ndate: 2024-04-10\ntags: [a, b]\nauthors:\n  - One\n---\n# Head\n\nSome **text** and [a link](http://example.org).\n\n- a list\n"),
        ("a.html", "<html lang=en><head><title>T</title><meta property=\"og:title\" content=\"Ferry\"><script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Ferry\",\"datePublished\":\"2024-04-10\"}</script></head><body><nav>menu</nav><article><h1>Ferry</h1><p>The ferry was repaired on Monday, and more.</p><p>It sails at noon.</p></article></body></html>"),
        ("a.json", "[{\"id\":\"1\",\"title\":\"A\",\"body\":\"B and c.\",\"version\":2},{\"uri\":\"urn:2\",\"headlines\":[{\"value\":\"x\"}],\"bodies\":[{\"contenttype\":\"text/html\",\"value\":\"<p>y</p>\"}],\"versioncreated\":\"2024-04-10T10:00:00Z\"}]"),
        ("a.jsonl", "{\"_id\":\"1\",\"title\":\"A\",\"text\":\"B and c.\"}\n{\"_id\":\"2\",\"title\":\"D\",\"text\":\"E.\"}\n"),
        ("a.xml", "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Desk</title><item><guid>1</guid><title>A &amp; B</title><pubDate>Wed, 10 Apr 2024 10:00:00 GMT</pubDate><description><![CDATA[<p>x</p>]]></description></item></channel></rss>"),
        ("b.xml", "<newsItem xmlns=\"http://iptc.org/std/nar/2006-10-01/\" guid=\"urn:1\" version=\"3\"><itemMeta><versionCreated>2024-04-10T10:00:00Z</versionCreated></itemMeta><contentMeta><headline>H</headline></contentMeta><contentSet><inlineXML><html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Text.</p></body></html></inlineXML></contentSet></newsItem>"),
    ];

    [Fact]
    public void RandomFiles_GiveArticlesOrRefusals()
    {
        int rounds = Settings.Number("SUMMIT_FUZZ", 1000);
        output.WriteLine($"seed {Settings.Seed}, {rounds} files (SUMMIT_SEED, SUMMIT_FUZZ)");
        Random random = new(Settings.Seed);
        Mutator mutator = new(random, Tokens);
        byte[][] seeds = Array.ConvertAll(Seeds, static s => Encoding.UTF8.GetBytes(s.Text));
        for (int round = 0; round < rounds; round++)
        {
            int seed = random.Next(seeds.Length);
            byte[] bytes = mutator.Mutate(seeds[seed], seeds[random.Next(seeds.Length)]);
            Check(Seeds[seed].Name, bytes, $"seed {Settings.Seed}, round {round}");
            if (random.Next(8) == 0)
                Check(Seeds[seed].Name + ".gz", mutator.Mutate(Pack(bytes), bytes), $"seed {Settings.Seed}, round {round}, packed");
        }
    }

    [Fact]
    public void FoundCases_GiveArticlesOrRefusals()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Fuzzing", "FoundCases", "articles")))
            Check(Path.GetFileName(file), File.ReadAllBytes(file), file);
    }

    private static void Check(string name, byte[] bytes, string run)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            foreach (ArticleResult result in new ArticleReader().Read(new MemoryStream(bytes), name))
            {
                Assert.True(result.IsArticle || result.Refusal.Reason.Length > 0);
                if (result.IsArticle)
                    CheckArticle(result.Article);
            }
        }
        catch (Exception fault)
        {
            Assert.Fail($"{run}, {name}: {fault}\nto keep as a found case: {Convert.ToBase64String(bytes)}");
        }
        Assert.True(Stopwatch.GetElapsedTime(start) < Patience, $"{run}, {name} took {Stopwatch.GetElapsedTime(start)}: {Convert.ToBase64String(bytes)}");
    }

    private static void CheckArticle(Article article)
    {
        Assert.NotEmpty(article.Id);
        Assert.NotEmpty(article.Title + article.Body);
        int end = 0;
        foreach (Passage passage in new PassageSplitter(new PassageOptions()).Split(article.Body))
        {
            Assert.InRange(passage.Start, end, article.Body.Length);
            Assert.InRange(passage.End, passage.Start + 1, article.Body.Length);
            end = passage.End;
        }
    }

    private static byte[] Pack(byte[] bytes)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }
}
