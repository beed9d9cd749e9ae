using SummitSearch.Cli;
using SummitSearch.Lucene.Tests.Storage;
using SummitSearch.Querying;
using SummitSearch.Resilience.Resources;

namespace SummitSearch.Resilience.Backups;

/// <summary>A backup is taken while writing goes on, and put back elsewhere. (Backups of writers that are killed are looked at in <c>CrashTests</c>.)</summary>
public sealed class BackupTests : IDisposable
{
    private static readonly string[] Queries = ["report number 7", "report", "\"report number\"", "number 12 13 14", Archive.Article(7).Body.Split(' ')[0]];
    private readonly TemporaryFolder _folder = new();

    private string Index => Path.Combine(_folder.Path, "index");

    private string Backup => Path.Combine(_folder.Path, "backup");

    private string Elsewhere => Path.Combine(_folder.Path, "elsewhere");

    [Fact]
    public async Task Backup_WhileWriting_HoldsOneCommitAndAnswersIdentically()
    {
        await using Summit summit = await Archive.OpenAsync(Index);
        await summit.AddAsync(0, 40);
        List<SearchResponse> before = await AskAsync(summit);
        // Half of it is under way when the backup begins.
        for (int number = 40; number < 50; number++)
            await summit.IndexAsync(Archive.Article(number));
        await summit.BackupAsync(Backup);
        await summit.AddAsync(50, 60);
        Assert.Equal(110, (await summit.StatsAsync()).Articles);

        Assert.Equal((0, ""), await RunAsync("restore", Backup, "--index", Elsewhere));

        await Archive.AssertHoldsAsync(Elsewhere, 40);
        await using Summit restored = await Archive.OpenAsync(Elsewhere);
        AssertSame(before, await AskAsync(restored));
        await restored.AddAsync(40, 1);
        Assert.Equal(41, (await restored.StatsAsync()).Articles);
    }

    [Fact]
    public async Task Backup_BeforeTheFirstCommit_HoldsNothing()
    {
        await using Summit summit = await Archive.OpenAsync(Index);
        await summit.IndexAsync(Archive.Article(0));
        await summit.BackupAsync(Backup);
        await summit.CommitAsync();
        await using Summit copy = await Archive.OpenAsync(Backup);
        Assert.Equal(0, (await copy.StatsAsync()).Articles);
        await Archive.AssertHoldsAsync(Index, 1);
    }

    [Fact]
    public async Task Backup_BesideTheFirstChange_DisturbsNeither()
    {
        for (int run = 0; run < 20; run++)
        {
            string index = Path.Combine(Index, $"{run}"), backup = Path.Combine(Backup, $"{run}");
            await using Summit summit = await Archive.OpenAsync(index);
            Task copying = summit.BackupAsync(backup);
            await Task.WhenAll(copying, summit.AddAsync(0, 1));
            await using Summit copy = await Archive.OpenAsync(backup);
            Assert.InRange((await copy.StatsAsync()).Articles, 0, 1);
            Assert.Equal(1, (await summit.StatsAsync()).Articles);
        }
    }

    [Fact]
    public async Task Restore_OverARunningIndex_IsRefusedAndChangesNothing()
    {
        await using Summit summit = await Archive.OpenAsync(Index);
        await summit.AddAsync(0, 5);
        await summit.BackupAsync(Backup);
        await summit.AddAsync(5, 5);

        (int exitCode, string error) = await RunAsync("restore", Backup, "--index", Index);

        Assert.Equal(ExitCode.CouldNotRun, exitCode);
        Assert.Contains(Index, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd('\n').Split('\n'));
        await summit.AddAsync(10, 1);
        await Archive.AssertHoldsAsync(Index, 11);
    }

    [Fact]
    public async Task Restore_DamagedBackup_IsRefusedAndChangesNothing()
    {
        await using (Summit summit = await Archive.OpenAsync(Index))
        {
            await summit.AddAsync(0, 5);
            await summit.BackupAsync(Backup);
        }
        string file = Directory.EnumerateFiles(Backup).MaxBy(static f => new FileInfo(f).Length)!;
        byte[] bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);

        (int exitCode, string error) = await RunAsync("restore", Backup, "--index", Index);

        Assert.Equal(ExitCode.CouldNotRun, exitCode);
        Assert.NotEmpty(error);
        await Archive.AssertHoldsAsync(Index, 5);
    }

    [Fact]
    public async Task Backup_IntoAFolderThatIsNotEmpty_IsRefused()
    {
        await using Summit summit = await Archive.OpenAsync(Index);
        await summit.AddAsync(0, 1);
        await summit.BackupAsync(Backup);
        IOException fault = await Assert.ThrowsAnyAsync<IOException>(() => summit.BackupAsync(Backup));
        Assert.Contains("not empty", fault.Message, StringComparison.Ordinal);
        await Archive.AssertHoldsAsync(Backup, 1);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private static async Task<List<SearchResponse>> AskAsync(Summit summit)
    {
        List<SearchResponse> answers = [];
        foreach (string query in Queries)
            answers.Add(await summit.SearchAsync(new SearchRequest { Query = query, K = 50, PerArticle = 0, Explain = true }));
        return answers;
    }

    private static void AssertSame(List<SearchResponse> expected, List<SearchResponse> actual)
    {
        for (int i = 0; i < Queries.Length; i++)
        {
            Assert.NotEmpty(expected[i].Passages);
            Assert.Equal(expected[i].Total, actual[i].Total);
            Assert.Equal(expected[i].Passages.Select(static p => (p.Id, p.Score, p.Text)), actual[i].Passages.Select(static p => (p.Id, p.Score, p.Text)));
        }
    }

    private static async Task<(int ExitCode, string Error)> RunAsync(params string[] args)
    {
        using StringWriter output = new(), error = new();
        int exitCode = await CommandLine.RunAsync(args, new Terminal(output, error, isInteractive: false));
        return (exitCode, error.ToString());
    }
}
