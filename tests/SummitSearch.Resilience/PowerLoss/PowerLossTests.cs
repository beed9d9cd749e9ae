using System.Globalization;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Storage;
using SummitSearch.Lucene.Tests.Storage;
using SummitSearch.Resilience.Workload;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.PowerLoss;

/// <summary>The power fails at a random operation of a writer with several threads and background merges, and again while the index recovers, life after life.</summary>
/// <remarks>What was not synced is lost, kept or torn, file by file and rename by rename. That every single operation of a short life may be the last is tested beside the writer
/// (<c>CommitDurabilityTests</c>); here the lives are long, concurrent, and built upon each other.</remarks>
public sealed class PowerLossTests(ITestOutputHelper output)
{
    private const int MostSteps = 150;
    private const int DisksPerCut = 3;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Cut_AtRandomOperations_LeavesACommitThatWasAskedFor(bool compound)
    {
        int cuts = Settings.Number("SUMMIT_POWER_CUTS", 25);
        int seed = Settings.Seed;
        output.WriteLine($"seed {seed}, {cuts} power cuts (SUMMIT_SEED, SUMMIT_POWER_CUTS)");
        Random random = new(seed);
        WorkScript script = new(seed);
        Progress progress = new();
        MemoryDirectory disk = new();
        int cutShort = 0;
        for (int cut = 1; cut <= cuts; cut++)
        {
            string run = string.Create(CultureInfo.InvariantCulture, $"seed {seed}, compound {compound}, cut {cut}");
            using FaultyDirectory directory = CopyOf(disk);
            directory.FailAt = directory.Operations + random.Next(1, 400);
            Progress acknowledged = Live(directory, compound, script, progress);
            cutShort += directory.HasFailed ? 1 : 0;
            for (int i = 0; i < DisksPerCut; i++)
            {
                disk = directory.AfterPowerCut(random.Next());
                progress = CheckDisk(disk, script, acknowledged, $"{run}, disk {i}");
            }
        }
        output.WriteLine($"{cutShort} lives were cut short; the threads took {progress} steps");
        Assert.True(cutShort > cuts / 2, "the power failed too late");
    }

    /// <summary>Works until the power fails or the threads are done; returns what a commit that returned holds.</summary>
    private static Progress Live(FaultyDirectory directory, bool compound, WorkScript script, Progress start)
    {
        Progress acknowledged = start;
        try
        {
            using EngineSubject subject = new(directory, compound);
            using WorkRunner runner = new(subject, script, start, MostSteps);
            for (int round = 0; round < 6 && !directory.HasFailed; round++)
            {
                acknowledged = runner.Commit();
                if (round % 3 == 2)
                    subject.Merge();
            }
            runner.Join();
            acknowledged = runner.Commit();
        }
        catch (Exception e) when (directory.HasFailed && e is IOException or WriterFailedException)
        {
            Assert.True(directory.HasFailed, e.ToString());
        }
        return acknowledged;
    }

    private static Progress CheckDisk(MemoryDirectory disk, WorkScript script, Progress acknowledged, string run)
    {
        IndexAssert.Sound(disk, run);
        return WorkModel.Explain(script, acknowledged, EngineSubject.Read(disk, run), run);
    }

    /// <summary>The disk in a machine whose power fails again.</summary>
    private static FaultyDirectory CopyOf(MemoryDirectory disk)
    {
        FaultyDirectory copy = new();
        foreach (string name in disk.ListFiles())
        {
            using MappedBytes bytes = disk.OpenBytes(name);
            using IndexOutput output = copy.CreateOutput(name);
            IndexInput input = new(name, bytes);
            output.WriteBytes(input.Span(0, checked((int)input.Length)));
        }
        copy.Sync(copy.ListFiles());
        copy.SyncMetadata();
        return copy;
    }
}
