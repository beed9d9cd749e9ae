using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Cli.Tests.Commands;

public sealed class SearchCommandTests : IAsyncLifetime
{
    private readonly CliSession _cli = new();

    public async Task InitializeAsync() => await _cli.IndexedAsync();

    public Task DisposeAsync()
    {
        _cli.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task PrintsTheBestPassageFirst()
    {
        CliResult result = await _cli.RunAsync("search", "Which treaty covers the Senkaku Islands?");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("1. Treaty covers the Senkaku Islands", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', result.Output);
    }

    [Fact]
    public async Task Pipe_NothingIsWrapped()
    {
        const string Sentence = "Reporters from many countries waited for hours in the long corridor before the doors of the briefing room were opened to anybody.";
        _cli.Write("corpus/a-folder-with-a-rather-long-name/corridor.txt", $"A corridor full of reporters and nothing to report for a very long time\n\n{Sentence}");
        await _cli.RunAsync("index", _cli.Corpus);
        string[] lines = (await _cli.RunAsync("search", "corridor")).Lines;
        Assert.Matches("^1. A corridor full of reporters and nothing to report for a very long time  [0-9.]+  a-folder-with-a-rather-long-name/corridor#0$", lines[0]);
        Assert.Equal("   " + Sentence, lines[1]);
    }

    [Fact]
    public async Task JsonIsTheAnswerOfTheLibrary()
    {
        CliResult result = await _cli.RunAsync("search", "first non-American on the Moon", "--json");
        SearchResponse printed = JsonSerializer.Deserialize<SearchResponse>(result.Output, SummitJson.Options)!;
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = _cli.Index });
        SearchResponse direct = await summit.SearchAsync("first non-American on the Moon");
        Assert.Equal(direct.Passages.Select(static p => (p.Id, p.Score, p.Text)), printed.Passages.Select(static p => (p.Id, p.Score, p.Text)));
        Assert.NotEmpty(printed.Passages[0].Highlights);
        Assert.Equal(direct.Total, printed.Total);
    }

    [Fact]
    public async Task FiltersNarrow()
    {
        Assert.Contains("moon", (await _cli.RunAsync("search", "first", "--source", "harbour desk", "--from", "2024-04-11", "--to", "2024-04-12")).Output, StringComparison.Ordinal);
        Assert.StartsWith("0 passages", (await _cli.RunAsync("search", "first", "--source", "nobody")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--sort is 'best'; it must be one of relevance, newest, oldest.", "search", "moon", "--sort", "best")]
    [InlineData("--syntax is '1'; it must be one of simple, lucene.", "search", "moon", "--syntax", "1")]
    [InlineData("There is no command 'frob'.", "frob")]
    [InlineData("There is no command 'frob'.", "lucene", "frob")]
    public async Task WrongUsage_IsNamedInOneSentence(string expected, params string[] args)
    {
        CliResult result = await _cli.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.Equal([expected, "Use --help to see what is possible."], result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ExplainNamesTheParts()
    {
        CliResult result = await _cli.RunAsync("search", "moon", "--explain");
        Assert.Contains("second stage: 0.4 x BM25 over unstemmed words", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task LuceneSearch_FieldNotInTheIndex_SaysWhichThereAre()
    {
        string queries = Path.Combine(_cli.Folder, "queries.tsv");
        await File.WriteAllTextAsync(queries, "q1\tmoon\nq2\ttext:moon\n");
        CliResult unknown = await CliSession.RunBareAsync("lucene", "search", _cli.Index, "--queries", queries, "--field", "txt");
        CliResult known = await CliSession.RunBareAsync("lucene", "search", _cli.Index, "--queries", queries);

        Assert.Equal((0, 0), (unknown.ExitCode, known.ExitCode));
        Assert.StartsWith("No field 'txt' is indexed", unknown.Error, StringComparison.Ordinal);
        Assert.Contains("text, ", unknown.Error, StringComparison.Ordinal);
        Assert.Equal("", known.Error);
        Assert.Equal(known.Lines.Where(static l => l.StartsWith("q2 ", StringComparison.Ordinal)), unknown.Lines);
        Assert.NotEmpty(unknown.Lines);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("search", "x", "-k", "many")]
    [InlineData("search", "x", "--sort", "random")]
    [InlineData("search", "x", "--from", "yesterday")]
    [InlineData("search", "x", "-k", "0")]
    [InlineData("search", "(unclosed", "--syntax", "lucene")]
    [InlineData("nonsense")]
    public async Task WrongUsage_ExitsWith2(params string[] args)
    {
        CliResult result = await _cli.RunAsync(args);
        Assert.Equal(2, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task NoIndex_ExitsWith3AndSaysWhatToDo()
    {
        CliResult result = await CliSession.RunBareAsync("search", "x", "--index", Path.Combine(_cli.Folder, "none"));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("summit index", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("search")]
    [InlineData("run")]
    [InlineData("eval")]
    [InlineData("stats")]
    [InlineData("article")]
    [InlineData("suggest")]
    [InlineData("related")]
    [InlineData("delete")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("check")]
    [InlineData("lucene", "info")]
    [InlineData("lucene", "check")]
    [InlineData("lucene", "terms")]
    [InlineData("lucene", "search")]
    public async Task HelpShowsAnExample(params string[] command)
    {
        CliResult result = await CliSession.RunBareAsync([.. command, "--help"]);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("summit " + string.Join(' ', command), result.Output, StringComparison.Ordinal);
    }
}
