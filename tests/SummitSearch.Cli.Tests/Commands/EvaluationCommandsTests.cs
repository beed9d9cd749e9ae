namespace SummitSearch.Cli.Tests.Commands;

public sealed class EvaluationCommandsTests : IAsyncLifetime
{
    private readonly CliSession _cli = new();

    public async Task InitializeAsync() => await _cli.IndexedAsync();

    public Task DisposeAsync()
    {
        _cli.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("article", "treaty")]
    [InlineData("passage", "treaty#0")]
    public async Task Run_ThenEval_MeasuresTheRanking(string unit, string relevant)
    {
        string queries = _cli.Write("queries.tsv", "q1\twhich treaty covers the senkaku islands\nq2\tmoon\n");
        CliResult run = await _cli.RunAsync("run", "--queries", queries, "--unit", unit, "--tag", "t");
        Assert.Matches($"^q1 Q0 {relevant} 1 [0-9.]+ t$", run.Lines[0]);
        string runFile = _cli.Write("run.txt", run.Output), qrels = _cli.Write("qrels.tsv", $"q1\t{relevant}\t1\n");
        CliResult eval = await CliSession.RunBareAsync("eval", "--qrels", qrels, "--run", runFile);
        Assert.Equal(0, eval.ExitCode);
        Assert.Equal("nDCG@10     \tall\t1.0000", eval.Lines[0]);
    }

    [Fact]
    public async Task Run_BrokenQueryFile_ExitsWith3AndNamesTheLine()
    {
        CliResult result = await _cli.RunAsync("run", "--queries", _cli.Write("queries.tsv", "q1\tx\nno tab\n"));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains(":2:", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lucene_LooksIntoTheIndex()
    {
        Assert.Contains("segment _", (await CliSession.RunBareAsync("lucene", "info", _cli.Index)).Output, StringComparison.Ordinal);
        Assert.Equal("senkaku\t1\t2", (await CliSession.RunBareAsync("lucene", "terms", _cli.Index, "--field", "text", "--prefix", "senk")).Lines[0]);
        string queries = _cli.Write("queries.tsv", "q1\tmoon\n");
        CliResult search = await CliSession.RunBareAsync("lucene", "search", _cli.Index, "--field", "text", "--queries", queries, "--parser", "bag");
        Assert.Matches(@"^q1 1 \d+ [0-9.]+$", Assert.Single(search.Lines));
        Assert.Equal(0, (await CliSession.RunBareAsync("lucene", "check", _cli.Index)).ExitCode);
        Assert.Equal(3, (await CliSession.RunBareAsync("lucene", "info", _cli.Corpus)).ExitCode);
    }
}
