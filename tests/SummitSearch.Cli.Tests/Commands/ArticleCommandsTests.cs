namespace SummitSearch.Cli.Tests.Commands;

public sealed class ArticleCommandsTests : IAsyncLifetime
{
    private readonly CliSession _cli = new();

    public async Task InitializeAsync() => await _cli.IndexedAsync();

    public Task DisposeAsync()
    {
        _cli.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Article_PrintsTitleAndBody()
    {
        CliResult result = await _cli.RunAsync("article", "treaty");
        Assert.StartsWith("Treaty covers the Senkaku Islands\n", result.Output, StringComparison.Ordinal);
        Assert.Contains("Article 5 of the security treaty", result.Output, StringComparison.Ordinal);
        Assert.Equal(1, (await _cli.RunAsync("article", "nobody")).ExitCode);
    }

    [Fact]
    public async Task Delete_RemovesTheArticle()
    {
        Assert.Equal(0, (await _cli.RunAsync("delete", "treaty")).ExitCode);
        Assert.Equal(1, (await _cli.RunAsync("delete", "treaty")).ExitCode);
        Assert.StartsWith("0 passages", (await _cli.RunAsync("search", "senkaku")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stats_CountsArticles() => Assert.Equal("articles   2", (await _cli.RunAsync("stats")).Lines[0]);

    [Fact]
    public async Task Suggest_CompletesTheLastWord() => Assert.Equal(["the senkaku"], (await _cli.RunAsync("suggest", "the", "senk")).Lines);

    [Fact]
    public async Task Related_NeedsAnArticle() => Assert.Equal(1, (await _cli.RunAsync("related", "nobody")).ExitCode);

    [Fact]
    public async Task Check_FindsASoundIndexSound()
    {
        CliResult result = await _cli.RunAsync("check");
        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("sound", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_DamagedFile_ExitsWithFaults()
    {
        string largest = Directory.EnumerateFiles(_cli.Index).Where(static f => !f.Contains("segments_", StringComparison.Ordinal)).MaxBy(static f => new FileInfo(f).Length)!;
        byte[] bytes = await File.ReadAllBytesAsync(largest);
        bytes[bytes.Length / 2] ^= 0x55;
        await File.WriteAllBytesAsync(largest, bytes);
        Assert.NotEqual(0, (await _cli.RunAsync("check")).ExitCode);
    }

    [Fact]
    public async Task BackupThenRestore_BringsTheIndexBack()
    {
        string backup = Path.Combine(_cli.Folder, "backup");
        Assert.Equal(0, (await _cli.RunAsync("backup", backup)).ExitCode);
        Assert.Equal(0, (await _cli.RunAsync("delete", "treaty")).ExitCode);
        Assert.Equal(3, (await _cli.RunAsync("backup", backup)).ExitCode);
        Assert.Equal(0, (await _cli.RunAsync("restore", backup)).ExitCode);
        Assert.Equal("articles   2", (await _cli.RunAsync("stats")).Lines[0]);
    }

    [Fact]
    public async Task Restore_DamagedBackup_LeavesTheIndexAlone()
    {
        string backup = Path.Combine(_cli.Folder, "backup");
        await _cli.RunAsync("backup", backup);
        string commit = Directory.EnumerateFiles(backup, "segments_*").Single();
        await File.WriteAllBytesAsync(commit, [1, 2, 3]);
        Assert.Equal(3, (await _cli.RunAsync("restore", backup)).ExitCode);
        Assert.Equal("articles   2", (await _cli.RunAsync("stats")).Lines[0]);
    }
}
