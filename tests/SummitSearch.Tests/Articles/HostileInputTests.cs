using System.Text;
using SummitSearch.Articles;

namespace SummitSearch.Tests.Articles;

public sealed class HostileInputTests
{
    private static readonly string[] Extensions = [".txt", ".md", ".html", ".json", ".jsonl", ".xml"];

    [Fact]
    public void Read_EmptyFile_IsRefused() => Assert.All(Extensions, extension => ReaderProbe.Refusal("a" + extension, ""));

    [Fact]
    public void Read_BinaryFile_IsRefused()
    {
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. Enumerable.Range(0, 300).Select(i => (byte)(i * 37))];
        Assert.All(Extensions, extension => Assert.All(ReaderProbe.Read("a" + extension, png), result => Assert.False(result.IsArticle)));
    }

    [Fact]
    public void Read_TextNamedGzip_IsRefusedForWhatItIs() => Assert.Contains("not a gzip file", ReaderProbe.Refusal("a.txt.gz", "A plain text.").Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_RandomBytes_NeverThrows()
    {
        const int Seed = 20240410;
        var random = new Random(Seed);
        for (int round = 0; round < 300; round++)
        {
            byte[] bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);
            foreach (string extension in Extensions) _ = ReaderProbe.Read("a" + extension, bytes);
            foreach (string extension in Extensions) _ = ReaderProbe.Read($"a{extension}.gz", bytes);
        }
    }

    [Fact]
    public void Read_DamagedArticles_NeverThrows()
    {
        const int Seed = 1960;
        var random = new Random(Seed);
        string[] samples =
        [
            "---\ntitle: A title\ntags: [a, b]\n---\n# Head\n\nSome **text** here.",
            "<html><head><title>T</title></head><body><article><p>Some text, and more of it.</p></article></body></html>",
            "[{\"id\":\"1\",\"title\":\"A\",\"body\":\"B\"},{\"id\":\"2\",\"headlines\":[{\"value\":\"x\"}],\"bodies\":[{\"value\":\"<p>y</p>\"}]}]",
            "<rss><channel><item><title>A &amp; B</title><description><![CDATA[<p>x</p>]]></description></item></channel></rss>",
        ];
        for (int round = 0; round < 2000; round++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(samples[round % samples.Length]);
            for (int change = random.Next(1, 6); change > 0; change--) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            string extension = (round % samples.Length) switch { 0 => ".md", 1 => ".html", 2 => ".json", _ => ".xml" };
            _ = ReaderProbe.Read("a" + extension, bytes.AsSpan(0, random.Next(1, bytes.Length + 1)).ToArray());
        }
    }

    [Theory]
    [InlineData(".txt")]
    [InlineData(".md")]
    [InlineData(".json")]
    public void Read_WrongEncoding_IsRefusedWithLine(string extension)
    {
        byte[] latin1 = Encoding.Latin1.GetBytes("{\n\"title\": \"caf\u00E9 society\"}");
        ArticleRefusal refusal = ReaderProbe.Refusal("a" + extension, latin1);
        Assert.Contains("UTF-8", refusal.Reason, StringComparison.Ordinal);
        if (extension != ".json") Assert.Equal(2, refusal.Line);
    }

    [Fact]
    public void Read_TooLargeArticle_IsRefusedWithoutReadingItAll()
    {
        var options = new ArticleReaderOptions { MaxArticleBytes = 4096 };
        string big = "{\"id\":\"big\",\"title\":\"" + new string('x', 10_000) + "\"}";
        Assert.Contains("MaxArticleBytes", ReaderProbe.Refusal("a.txt", big, options).Reason, StringComparison.Ordinal);
        Assert.Contains("MaxArticleBytes", ReaderProbe.Refusal("a.json", big, options).Reason, StringComparison.Ordinal);
        List<ArticleResult> lines = ReaderProbe.Read("a.jsonl", "{\"id\":\"1\",\"title\":\"one\"}\n" + big + "\n{\"id\":\"3\",\"title\":\"three\"}\n", options);
        Assert.Equal([true, false, true], lines.Select(result => result.IsArticle));
        Assert.Equal(2, lines[1].Refusal!.Line);
        List<ArticleResult> elements = ReaderProbe.Read("a.json", "[{\"id\":\"1\",\"title\":\"one\"},\n" + big + ",\n{\"id\":\"3\",\"title\":\"three\"}]", options);
        Assert.Equal([true, false, true], elements.Select(result => result.IsArticle));
    }

    [Fact]
    public void Read_EndlessStream_IsRefusedAtTheLimit()
    {
        var reader = new ArticleReader(new ArticleReaderOptions { MaxArticleBytes = 1 << 20, MaxFileBytes = 8 << 20 });
        foreach (string extension in Extensions)
        {
            ArticleResult last = reader.Read(new EndlessStream((byte)'a'), "a" + extension).Last();
            Assert.False(last.IsArticle);
        }
    }

    [Fact]
    public void Read_GzipBomb_IsRefused()
    {
        byte[] bomb = ReaderProbe.Gzip(new byte[40 << 20].Select(_ => (byte)' ').ToArray());
        var options = new ArticleReaderOptions { MaxArticleBytes = 1 << 30 };
        Assert.Contains("gzip bomb", ReaderProbe.Refusal("a.txt.gz", bomb, options).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_BrokenGzip_IsRefused()
    {
        byte[] packed = ReaderProbe.Gzip(Encoding.UTF8.GetBytes("{\"title\":\"x\"}"));
        packed[12] ^= 0xFF;
        Assert.All(ReaderProbe.Read("a.json.gz", packed), result => Assert.False(result.IsArticle));
    }

    [Theory]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]><rss><channel><item><title>&f;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE l [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>\n<rss><channel><item><title>&a;</title></item></channel></rss>")]
    public void Read_EntityAttack_IsRefused(string xml) => Assert.Contains("entities", ReaderProbe.Refusal("a.xml", xml).Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_ExternalEntity_IsNotFetched()
    {
        string file = Path.GetTempFileName();
        File.WriteAllText(file, "secret of the machine");
        try
        {
            string xml = $"<!DOCTYPE r [<!ENTITY x SYSTEM \"file://{file}\">]><rss><channel><item><title>news &x;</title></item></channel></rss>";
            Assert.All(ReaderProbe.Read("a.xml", xml), result => Assert.DoesNotContain("secret", result.Article?.Title ?? result.Refusal!.Reason, StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Read_DeepNesting_IsRefused()
    {
        const int Depth = 200_000;
        Assert.All(ReaderProbe.Read("a.json", string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string('}', Depth)), result => Assert.False(result.IsArticle));
        Assert.All(ReaderProbe.Read("a.xml", "<rss>" + string.Concat(Enumerable.Repeat("<channel>", Depth))), result => Assert.False(result.IsArticle));
        Assert.All(ReaderProbe.Read("a.html", "<html>" + string.Concat(Enumerable.Repeat("<div>", Depth)) + "text"), result => Assert.False(result.IsArticle));
        Assert.All(ReaderProbe.Read("a.md", "---\ntitle: " + new string('[', Depth) + "\n---\ntext"), result => Assert.False(result.IsArticle));
        Assert.All(ReaderProbe.Read("a.html", "<html>" + string.Concat(Enumerable.Repeat("<div>", 2000)) + "text"), result => Assert.False(result.IsArticle));
    }

    // Each of these once took time that grew with the square of its length, or would with a careless change.
    [Theory]
    [InlineData(".md", "<!--", "")]
    [InlineData(".md", "[a](", "")]
    [InlineData(".md", "_a", "")]
    [InlineData(".txt", "a (AP) ", "")]
    [InlineData(".txt", "\"a. ", "")]
    [InlineData(".txt", "「あ。", "")]
    [InlineData(".txt", "Word one.\n\n", "")]
    [InlineData(".html", "<p>x, y and some more words", "<html>")]
    [InlineData(".html", "<a href=x>", "<html>")]
    [InlineData(".html", "<b class=c>", "<html>")]
    [InlineData(".html", "<span hidden>x</span>", "<html>")]
    [InlineData(".xml", "<", "<rss><item><title>")]
    [InlineData(".xml", "&", "<rss><item><title>")]
    [InlineData(".xml", " a=b", "<rss")]
    public void Read_TextMadeToBeSlow_IsReadOrRefusedSoon(string extension, string unit, string before)
    {
        string text = before + string.Concat(Enumerable.Repeat(unit, 400_000 / unit.Length));
        Assert.Single(ReaderProbe.Read("a" + extension, text));
    }

    [Fact]
    public void Read_YamlAliases_AreRefused() =>
        Assert.Contains("aliases", ReaderProbe.Refusal("a.md", "---\ntitle: &a [x, x]\ntags: [*a, *a]\n---\ntext").Reason, StringComparison.Ordinal);

    [Fact]
    public void Read_TruncatedJson_IsRefusedAndTheRestIsRead()
    {
        List<ArticleResult> results = ReaderProbe.Read("a.json", "[\n{\"id\":\"1\",\"title\":\"one\"},\n{\"id\":\"2\",\"tit");
        Assert.Equal([true, false], results.Select(result => result.IsArticle));
        Assert.Equal(3, results[1].Refusal!.Line);
        Assert.Contains("truncated", results[1].Refusal!.Reason, StringComparison.Ordinal);
        Assert.Equal("a.json:3: " + results[1].Refusal!.Reason, results[1].Refusal!.ToString());
    }

    [Fact]
    public void ReadFile_MissingFile_IsRefused()
    {
        string folder = Path.GetTempPath();
        ArticleResult result = Assert.Single(new ArticleReader().ReadFile(folder, Path.Combine(folder, "no-such-file-here.txt")));
        Assert.Equal("no-such-file-here.txt", result.Refusal!.File);
    }

    [Theory]
    [InlineData("a.txt", true)]
    [InlineData("deep/er/a.JSONL.gz", true)]
    [InlineData("README.md", false)]
    [InlineData("sub/readme.txt", false)]
    [InlineData(".hidden.txt", false)]
    [InlineData(".git/a.txt", false)]
    [InlineData("a.pdf", false)]
    [InlineData("LICENSE", false)]
    public void IsArticlePath_TellsArticlesFromOtherFiles(string path, bool expected) => Assert.Equal(expected, ArticleReader.IsArticlePath(path));

    private sealed class EndlessStream(byte content) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            buffer.AsSpan(offset, count).Fill(content);
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
