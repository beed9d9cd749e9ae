using System.Text;
using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

public sealed class JsonFormatTests
{
    [Fact]
    public void Read_Ninjs1_MapsAllFields()
    {
        Article article = ReaderProbe.One("a.json", """
            {"uri":"urn:x:1","type":"text","version":"3","firstcreated":"2024-04-10T20:15:00-04:00","versioncreated":"2024-04-11T01:00:00Z","pubstatus":"withheld",
             "embargoed":"2024-04-12T00:00:00Z","language":"en","headline":"Alliance upgraded","byline":"By Ann Example and Bo Sample","copyrightholder":"Sample Desk",
             "body_xhtml":"<p>First &amp; foremost.</p><p>Second.</p>","body_text":"First & foremost. Second.","description_text":"What it is about.",
             "subject":[{"name":"Diplomacy"}],"person":[{"name":"Fumio Kishida"}],"place":[{"name":"Washington"}],"organisation":[{"name":"NASA"}],
             "associations":{"pic":{"type":"picture","description_text":"Two people shake hands."}}}
            """);
        Assert.Equal("urn:x:1", article.Id);
        Assert.Equal("Alliance upgraded", article.Title);
        Assert.Equal("First & foremost.\n\nSecond.", article.Body);
        Assert.Equal(["What it is about.", "Two people shake hands."], article.Captions);
        Assert.Equal(["Ann Example", "Bo Sample"], article.Authors);
        Assert.Equal(["Diplomacy"], article.Tags);
        Assert.Equal(["Fumio Kishida"], article.People);
        Assert.Equal(["Washington"], article.Places);
        Assert.Equal(["NASA"], article.Organisations);
        Assert.Equal("Sample Desk", article.Source);
        Assert.Equal(3, article.Version);
        Assert.Equal(ArticleStatus.Withheld, article.Status);
        Assert.Equal(TimeSpan.FromHours(-4), article.PublishedAt!.Value.Offset);
        Assert.Equal(new DateTimeOffset(2024, 4, 11, 1, 0, 0, TimeSpan.Zero), article.UpdatedAt);
        Assert.Equal(new DateTimeOffset(2024, 4, 12, 0, 0, 0, TimeSpan.Zero), article.EmbargoedUntil);
        Assert.False(article.IsVisibleAt(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Read_Ninjs3_MapsHeadlinesAndBodies()
    {
        Article article = ReaderProbe.One("a.json", """
            {"uri":"urn:x:2","versionCreated":"2024-04-10T12:00:00Z","pubStatus":"usable","headlines":[{"role":"short","value":"Short"},{"role":"main","value":"The main one"}],
             "bodies":[{"contentType":"text/vnd.IPTC.NITF","value":"<nitf/>"},{"contentType":"text/plain","value":"One.\n\nTwo."}],"people":[{"name":"A"}]}
            """);
        Assert.Equal("The main one", article.Title);
        Assert.Equal("One.\n\nTwo.", article.Body);
        Assert.Equal(["A"], article.People);
    }

    [Fact]
    public void Read_JsonLdGraph_TakesTheArticle()
    {
        Article article = ReaderProbe.One("a.json", """
            {"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"Site"},{"@type":"NewsArticle","@id":"https://e.example/1","headline":"H","articleBody":"B.","inLanguage":"en",
             "author":[{"@type":"Person","name":"Ann"}],"publisher":{"@type":"Organization","name":"P"},"datePublished":"2024-04-10","keywords":"a, b","about":{"@type":"Place","name":"Moon"}}]}
            """);
        Assert.Equal("https://e.example/1", article.Id);
        Assert.Equal(("H", "B.", "P"), (article.Title, article.Body, article.Source));
        Assert.Equal(["a", "b"], article.Tags);
        Assert.Equal(["Moon"], article.Places);
    }

    [Fact]
    public void Read_ArrayAndLinesWithoutIds_AreNumbered()
    {
        Assert.Equal(["f/a#1", "f/a#2"], ReaderProbe.Read("f/a.json", "[{\"title\":\"x\"},{\"title\":\"y\"}]").Select(result => result.Article!.Id));
        Assert.Equal(["f/a#1", "f/a#2"], ReaderProbe.Read("f/a.ndjson", "{\"title\":\"x\"}\n\n{\"title\":\"y\"}").Select(result => result.Article!.Id));
        Assert.Equal("f/a", ReaderProbe.One("f/a.json", "{\"title\":\"x\"}").Id);
        Assert.Equal("f/a", ReaderProbe.One("f/a.json.gz", ReaderProbe.Gzip("{\"title\":\"x\"}"u8.ToArray())).Id);
    }

    [Fact]
    public void Read_CollectionForm_IsKnown()
    {
        Article article = ReaderProbe.One("c.jsonl", "{\"_id\":\"d1\",\"title\":\"T\",\"text\":\"Some text.\",\"source\":\"S\",\"published_at\":\"2023-09-26T17:01:22+00:00\",\"author\":\"A\",\"category\":\"technology\"}\n");
        Assert.Equal(("d1", "T", "Some text.", "S", "technology"), (article.Id, article.Title, article.Body, article.Source, article.Section));
        Assert.Equal(2023, article.PublishedAt!.Value.Year);
    }

    [Fact]
    public void Read_BadLines_AreRefusedOneByOne()
    {
        List<ArticleResult> results = ReaderProbe.Read("c.jsonl", "{\"id\":\"1\",\"title\":\"a\"}\nnot json\n42\n{\"id\":\"4\"}\n{\"id\":\"5\",\"title\":\"\\ud800\"}\n{\"id\":\"6\",\"title\":\"f\"}");
        Assert.Equal([true, false, false, false, false, true], results.Select(result => result.IsArticle));
        Assert.Equal([2, 3, 4, 5], results.Where(result => !result.IsArticle).Select(result => result.Refusal!.Line!.Value));
    }

    [Fact]
    public void Read_Utf16Lines_AreDecoded()
    {
        byte[] bytes = [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes("{\"id\":\"1\",\"title\":\"日本\"}\n{\"id\":\"2\",\"title\":\"米国\"}")];
        Assert.Equal(["日本", "米国"], ReaderProbe.Read("a.jsonl", bytes).Select(result => result.Article!.Title));
    }

    [Fact]
    public void ReadJson_OneObject_IsOneArticle()
    {
        ArticleResult result = new ArticleReader().ReadJson("{\"title\":\"x\",\"body\":\"y\"}"u8.ToArray(), "key");
        Assert.Equal("key", result.Article!.Id);
        Assert.False(new ArticleReader().ReadJson("{"u8.ToArray(), "key").IsArticle);
    }

    [Fact]
    public void Article_WrittenAsJson_IsReadBackTheSame()
    {
        Article article = ReaderProbe.One("a.json", "{\"id\":\"1\",\"title\":\"T\",\"body\":\"One.\\n\\nTwo.\",\"captions\":[\"C.\"],\"relatedCoverage\":[\"R\"],\"people\":[\"P\"],\"section\":\"S\",\"language\":\"en\",\"publishedAt\":\"2024-04-10T00:00:00Z\",\"version\":2}");
        string json = System.Text.Json.JsonSerializer.Serialize(article, System.Text.Json.JsonSerializerOptions.Web);
        Article again = ReaderProbe.One("b.json", json);
        Assert.Equal(json, System.Text.Json.JsonSerializer.Serialize(again, System.Text.Json.JsonSerializerOptions.Web));
    }

    [SharedDataFact]
    public void Read_NinjsExamples_AllGiveArticles()
    {
        string folder = SharedData.Path("dirty/ninjs-examples");
        string[] files = Directory.GetFiles(folder, "*.json", SearchOption.AllDirectories);
        Assert.True(files.Length >= 40);
        foreach (string file in files)
        {
            // One of them is the schema of an extension.
            bool schema = Path.GetFileName(file) == "extension-schema.json";
            Assert.All(new ArticleReader().ReadFile(folder, file), result => Assert.Equal(schema, !result.IsArticle));
        }
    }
}
