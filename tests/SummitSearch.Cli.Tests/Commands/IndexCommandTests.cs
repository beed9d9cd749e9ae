namespace SummitSearch.Cli.Tests.Commands;

public sealed class IndexCommandTests : IDisposable
{
    private readonly CliSession _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task LastLineCountsWhatChanged()
    {
        CliResult first = await _cli.RunAsync("index", _cli.Corpus);
        Assert.Matches(@"^indexed 2 added, 0 updated, 0 removed, 0 refused, 2 passages in \d+\.\d s$", first.Lines[^1]);
        File.Delete(Path.Combine(_cli.Corpus, "moon.md"));
        CliResult second = await _cli.RunAsync("index", _cli.Corpus);
        Assert.StartsWith("indexed 0 added, 0 updated, 1 removed, 0 refused, 0 passages in", second.Lines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedArticle_ExitsWith1AndNamesFileAndReason()
    {
        _cli.Write("corpus/bad.json", "{ \"title\": ");
        string errors = Path.Combine(_cli.Folder, "errors.txt");
        CliResult result = await _cli.RunAsync("index", _cli.Corpus, "--per-row-errors", errors);
        Assert.Equal(1, result.ExitCode);
        Assert.Contains("2 added", result.Lines[^1], StringComparison.Ordinal);
        Assert.Contains("bad.json", result.Error, StringComparison.Ordinal);
        Assert.Contains("bad.json", await File.ReadAllTextAsync(errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MissingCorpus_ExitsWith3()
    {
        CliResult result = await _cli.RunAsync("index", Path.Combine(_cli.Folder, "nowhere"));
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("nowhere", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DamagedIndex_ExitsWith3InOneSentence()
    {
        await _cli.IndexedAsync();
        await DamageAsync();
        CliResult result = await _cli.RunAsync("search", "moon");
        Assert.Equal(3, result.ExitCode);
        Assert.Single(result.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Rebuild_DamagedIndex_IsSetAsideAndBuiltAnew()
    {
        await _cli.IndexedAsync();
        await DamageAsync();
        Assert.Equal(3, (await _cli.RunAsync("index", _cli.Corpus)).ExitCode);
        CliResult result = await _cli.RunAsync("index", _cli.Corpus, "--rebuild");
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("set aside as", result.Error, StringComparison.Ordinal);
        Assert.StartsWith("indexed 2 added", result.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(0, (await _cli.RunAsync("check")).ExitCode);
        Assert.Single(Directory.GetDirectories(_cli.Folder, "*.damaged-*"));
    }

    [Fact]
    public async Task Check_UnreadableCommit_IsAFault()
    {
        await _cli.IndexedAsync();
        await DamageAsync();
        CliResult result = await _cli.RunAsync("check");
        Assert.Equal(1, result.ExitCode);
        Assert.StartsWith("segments_", Assert.Single(result.Lines), StringComparison.Ordinal);
    }

    private async Task DamageAsync()
    {
        string commit = Directory.EnumerateFiles(_cli.Index, "segments_*").Single();
        byte[] bytes = await File.ReadAllBytesAsync(commit);
        bytes[bytes.Length / 2] ^= 0x55;
        await File.WriteAllBytesAsync(commit, bytes);
    }
}
