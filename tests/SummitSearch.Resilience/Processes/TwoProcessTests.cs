using System.Globalization;
using SummitSearch.Indexing;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Storage;
using SummitSearch.Resilience.Crashes;
using SummitSearch.Resilience.Resources;
using SummitSearch.Resilience.Workload;

namespace SummitSearch.Resilience.Processes;

/// <summary>Two processes on one index: one writes, the other is kept from writing and follows what the first one commits. (That Apache Lucene's lock and ours exclude each other is
/// tested in <c>WriteLockConformanceTests</c>.)</summary>
public sealed class TwoProcessTests : IDisposable
{
    private const int Seed = 1;
    private readonly TemporaryFolder _folder = new();

    private string Index => Path.Combine(_folder.Path, "index");

    [Fact]
    public async Task Write_WhileAnotherProcessWrites_IsRefusedWithASentenceThatNamesIt()
    {
        using WorkerProcess other = Start("summit");
        await other.HearAsync(HoldsAnArticle);
        await using Summit summit = await Archive.OpenAsync(Index);
        IndexInUseException fault = await Assert.ThrowsAsync<IndexInUseException>(() => summit.IndexAsync(Archive.Article(0)));
        Assert.Contains(Index, fault.Message, StringComparison.Ordinal);
        if (OperatingSystem.IsLinux())
            Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"process {other.Id} (dotnet)"), fault.Message, StringComparison.Ordinal);

        await other.KillAsync();

        await summit.AddAsync(0, 1);
        Assert.NotNull(await summit.GetArticleAsync("a0"));
    }

    [Fact]
    public async Task Read_WhileAnotherProcessWrites_FollowsItsCommits()
    {
        using WorkerProcess other = Start("engine");
        await other.HearAsync(2);
        using FileSystemDirectory directory = new(Index);
        using SearcherManager searchers = new(directory);
        for (int seen = 0; seen < 3;)
        {
            await other.HearAsync(1);
            seen += searchers.Refresh() ? 1 : 0;
            using SearcherLease lease = searchers.Acquire();
            _ = EngineSubject.Read(lease.Searcher.Reader, $"commit {lease.Searcher.Reader.Commit.Generation}");
        }
        await other.KillAsync();
    }

    [Fact]
    public async Task Archive_WhileAnotherProcessWrites_FollowsItsCommits()
    {
        await using Summit reader = await Archive.OpenAsync(Index);
        Assert.False(await reader.RefreshAsync());
        using WorkerProcess other = Start("summit");
        long generation = 0;
        for (int seen = 0; seen < 2;)
        {
            await other.HearAsync(1);
            if (!await reader.RefreshAsync())
                continue;
            seen++;
            long now = (await reader.StatsAsync()).Generation;
            Assert.True(now > generation, $"generation {now} follows {generation}");
            generation = now;
        }
        await other.KillAsync();
        await reader.RefreshAsync();
        Assert.NotEmpty((await reader.SearchAsync("version")).Passages);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    /// <summary>Whether a line tells of a commit with an article in it. Before the first one the worker need not have the lock: neither an empty commit takes it nor the deletion of what is not there.</summary>
    private static bool HoldsAnArticle(string line)
    {
        if (line.Split(' ') is not ["commit", var steps])
            return false;
        WorkScript script = new(Seed);
        Progress done = Progress.Parse(steps);
        return Enumerable.Range(0, WorkScript.Threads).Any(thread => Enumerable.Range(0, done[thread]).Any(number => script.Step(thread, number).Kind == StepKind.Put));
    }

    private WorkerProcess Start(string kind) =>
        new("work", kind, Index, Path.Combine(_folder.Path, "backups"), Seed.ToString(CultureInfo.InvariantCulture), new Progress().ToString());
}
