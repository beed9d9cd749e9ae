using SummitSearch.Indexing;

namespace SummitSearch.Resilience.Resources;

/// <summary>The disk of the index is full. (That an engine's writer fails at every single operation is tested in <c>CommitDurabilityTests</c>.)</summary>
public sealed class DiskFullTests
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
