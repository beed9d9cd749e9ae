using System.Text;

namespace SummitSearch.Cli.Tests.Commands;

/// <summary>Bad articles of every kind in one corpus: each is refused with file, line and reason, and everything else is indexed.</summary>
public sealed class BadArticlesTests : IDisposable
{
    private readonly CliSession _cli = new();

    public void Dispose() => _cli.Dispose();

    private void WriteBytes(string name, byte[] bytes)
    {
        _cli.Write("corpus/" + name, "");
        File.WriteAllBytes(Path.Combine(_cli.Corpus, name), bytes);
    }

    private void WriteHuge(string name, string start, int megabytes)
    {
        _cli.Write("corpus/" + name, "");
        using var file = new StreamWriter(Path.Combine(_cli.Corpus, name));
        file.Write(start);
        char[] megabyte = new char[1 << 20];
        Array.Fill(megabyte, 'a');
        for (int i = 0; i < megabytes; i++) file.Write(megabyte);
    }

    [Fact]
    public async Task EachIsRefusedWithFileLineAndReason_TheRestIsIndexed_ExitCodeIs1()
    {
        const string Lol = "<!DOCTYPE l [<!ENTITY a \"lollollollol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\">]>";
        WriteBytes("binary.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, .. Enumerable.Range(0, 300).Select(static i => (byte)(i * 37))]);
        WriteBytes("empty.html", []);
        WriteBytes("latin1.txt", Encoding.Latin1.GetBytes("Headline\n\nA caf\u00E9 in Washington."));
        WriteHuge("huge.txt", "", 200);
        WriteHuge("huge.json", "{\"title\":\"", 20);
        WriteHuge("huge.xml", "<rss><channel><item><title>", 20);
        _cli.Write("corpus/truncated.json", "[\n{\"id\":\"whole\",\"title\":\"A whole article\",\"body\":\"Text.\"},\n{\"id\":\"half\",\"title\":\"Half an");
        _cli.Write("corpus/lines.jsonl", "{\"id\":\"l1\",\"title\":\"First line\",\"body\":\"Text.\"}\n{\"id\":\"l2\", oops\n{\"id\":\"l3\",\"title\":\"Third line\",\"body\":\"Text.\"}\n");
        _cli.Write("corpus/cycle.xml", "<!DOCTYPE l [<!ENTITY a \"&b;\"><!ENTITY b \"&a;\">]>\n<rss><channel>\n<item><title>&a;</title></item></channel></rss>");
        _cli.Write("corpus/bomb.xml", Lol + "\n<rss><channel>\n<item><title>&e;</title></item></channel></rss>");
        _cli.Write("corpus/deep.xml", "\n\n<?xml version=\"1.0\"?>\n" + string.Concat(Enumerable.Repeat("<a>", 5000)));

        CliResult result = await _cli.RunAsync("index", _cli.Corpus);

        Assert.Equal(1, result.ExitCode);
        string[] refused = [.. result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
        (string File, string Reason)[] expected =
        [
            ("binary.txt", "binary"), ("bomb.xml:3", "entities"), ("cycle.xml:1", "entities"), ("deep.xml:4", "nests deeper"), ("empty.html", "empty"), ("huge.json:1", "MaxArticleBytes"),
            ("huge.txt", "MaxArticleBytes"), ("huge.xml", "MaxArticleBytes"), ("latin1.txt:3", "UTF-8"), ("lines.jsonl:2", "JSON"), ("truncated.json:3", "truncated"),
        ];
        Assert.Equal(expected.Length, refused.Length);
        foreach (((string file, string reason), string line) in expected.Zip(refused))
        {
            Assert.StartsWith($"refused {file}:", line, StringComparison.Ordinal);
            Assert.Contains(reason, line, StringComparison.OrdinalIgnoreCase);
        }
        // Two good files of the session, one whole article of the truncated file, two good lines.
        Assert.StartsWith("indexed 5 added, 0 updated, 0 removed, 11 refused,", result.Lines[^1], StringComparison.Ordinal);
        foreach (string id in new[] { "treaty", "moon", "whole", "l1", "l3" }) Assert.Equal(0, (await _cli.RunAsync("article", id)).ExitCode);
    }

    [Fact]
    public async Task FileThatTurnsBad_LosesNothingOfWhatIsIndexed()
    {
        await _cli.IndexedAsync();
        _cli.Write("corpus/moon.md", "---\ntitle: [\n---\nbroken");
        CliResult result = await _cli.RunAsync("index", _cli.Corpus);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("moon.md", result.Error, StringComparison.Ordinal);
        Assert.Contains("astronaut", (await _cli.RunAsync("article", "moon")).Output, StringComparison.Ordinal);
        // The fault is told until it is mended; then the file counts again as it is.
        Assert.Equal(1, (await _cli.RunAsync("index", _cli.Corpus)).ExitCode);
        _cli.Write("corpus/moon.md", "---\nid: other\ntitle: Another story\n---\nWhole again.");
        Assert.Equal(0, (await _cli.RunAsync("index", _cli.Corpus)).ExitCode);
        Assert.Equal(1, (await _cli.RunAsync("article", "moon")).ExitCode);
        Assert.Equal(0, (await _cli.RunAsync("article", "other")).ExitCode);
    }
}
