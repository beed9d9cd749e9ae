using System.Collections.Concurrent;
using SummitSearch.Indexing;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Resources;

/// <summary>The disk of the index is full. (That an engine's writer fails at every single operation is tested in <c>CommitDurabilityTests</c>.)</summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    [TinyDiskFact]
    public async Task Index_DiskFull_SaysSoKeepsTheLastCommitAndGoesOnOnceThereIsRoom()
    {
        using TinyDisk disk = new(3);
        string folder = Path.Combine(disk.Path, "index");
        await using (Summit summit = await Archive.OpenAsync(folder))
        {
            (int committed, IOException fault) = await FillAsync(summit);

            Assert.Contains("No space left on device", fault.Message, StringComparison.Ordinal);
            Assert.Equal(committed, (await summit.StatsAsync()).Articles);
            Assert.NotEmpty((await summit.SearchAsync("report number 3")).Passages);
            await Archive.AssertHoldsAsync(folder, committed);

            disk.Grow(64);
            await summit.AddAsync(committed, 50);
            Assert.Equal(committed + 50, (await summit.StatsAsync()).Articles);
            await Archive.AssertHoldsAsync(folder, committed + 50);
        }
    }

    [TinyDiskFact]
    public async Task Index_DiskFullUnderSeveralCallers_KeepsAllThatAnyOfThemCouldTakeForCommitted()
    {
        const int Callers = 3, Batch = 3, FailuresBeforeThereIsRoom = 6, BatchesAfterwards = 5;
        using TinyDisk disk = new(2);
        string folder = Path.Combine(disk.Path, "index");
        ConcurrentBag<int> kept = [];
        int failures = 0, lostToOthers = 0;
        await using (Summit summit = await Archive.OpenAsync(folder))
        {
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
            {
                int afterwards = 0;
                for (int number = caller * 100_000; afterwards < BatchesAfterwards; number += Batch)
                {
                    bool hasRoom = Volatile.Read(ref failures) >= FailuresBeforeThereIsRoom;
                    long losses = summit.Losses;
                    try
                    {
                        await summit.AddAsync(number, Batch);
                        if (summit.Losses != losses)
                        {
                            Interlocked.Increment(ref lostToOthers);
                            continue;
                        }
                        foreach (int one in Enumerable.Range(number, Batch))
                            kept.Add(one);
                        afterwards += hasRoom ? 1 : 0;
                    }
                    catch (IOException)
                    {
                        if (Interlocked.Increment(ref failures) == FailuresBeforeThereIsRoom)
                            disk.Grow(64);
                    }
                }
            })));
        }
        await using Summit reopened = await Archive.OpenAsync(folder);
        CheckReport report = await reopened.CheckAsync();
        Assert.True(report.IsSound, string.Join('\n', report.Faults));
        output.WriteLine($"{kept.Count} articles kept, {failures} failures, {lostToOthers} batches lost with another caller's");
        foreach (int number in kept)
            Assert.NotNull(await reopened.GetArticleAsync(Archive.Article(number).Id));
    }

    [TinyDiskFact]
    public async Task Backup_DiskFull_SaysSoAndLeavesTheIndex()
    {
        using TinyDisk disk = new(1);
        string folder = Directory.CreateTempSubdirectory("summit-backup").FullName;
        await using (Summit summit = await Archive.OpenAsync(folder))
        {
            await summit.AddAsync(0, 400);
            IOException fault = await Assert.ThrowsAnyAsync<IOException>(() => summit.BackupAsync(Path.Combine(disk.Path, "backup")));
            Assert.Contains("No space left on device", fault.Message, StringComparison.Ordinal);
            await summit.AddAsync(400, 10);
        }
        await Archive.AssertHoldsAsync(folder, 410);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Adds articles, with a commit every five, until one of the two fails; returns the number committed and the failure.</summary>
    private static async Task<(int Committed, IOException Fault)> FillAsync(Summit summit)
    {
        int committed = 0;
        while (true)
        {
            try
            {
                await summit.AddAsync(committed, 5);
                committed += 5;
            }
            catch (UncommittedChangesLostException fault)
            {
                return (committed, fault);
            }
            catch (IOException fault)
            {
                // The commit may be repeated, and fails again; what is pending would become part of a later one.
                Assert.Equal(committed, (await summit.StatsAsync()).Articles);
                return (committed, fault);
            }
        }
    }
}
