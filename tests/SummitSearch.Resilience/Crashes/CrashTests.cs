using System.Globalization;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Tests.Storage;
using Xunit.Abstractions;

namespace SummitSearch.Resilience.Crashes;

/// <summary>The indexing process is killed with SIGKILL at random moments, again and again on the same index, while its threads add, replace and delete, and it commits, merges and backs up.</summary>
/// <remarks>No acknowledged commit is lost, both checkers find the index clean after each death, and nothing is left behind after the next open. The seed fixes what is done;
/// when the kill comes is up to the clock.</remarks>
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int DeathsPerSecondOpinion = 50;

    [Theory]
    [InlineData("engine")]
    [InlineData("summit")]
    public async Task Kill_AtRandomMoments_LosesNoAcknowledgedCommit(string kind)
    {
        int kills = Settings.Number("SUMMIT_KILLS", 5);
        output.WriteLine($"seed {Settings.Seed}, {kills} kills (SUMMIT_SEED, SUMMIT_KILLS)");
        using TemporaryFolder folder = new();
        CrashRun run = new(kind, folder.Path, Settings.Seed);
        int opinions = 0;
        for (int death = 1; death <= kills; death++)
        {
            await run.DieAsync(death);
            if (run.Found.Count == DeathsPerSecondOpinion || death == kills)
                opinions += AskApacheLucene(run);
        }
        output.WriteLine($"{run.Commits} commits and {run.Backups} backups acknowledged, {opinions} indexes clean by CheckIndex");
        Assert.True(run.Commits > 0, "no writer lived long enough to commit");
    }

    /// <summary>CheckIndex on all copies in one process.</summary>
    private int AskApacheLucene(CrashRun run)
    {
        if (OracleProcess.SkipReason is { } reason)
        {
            output.WriteLine($"CheckIndex was not asked: {reason}");
            return 0;
        }
        string[] verdicts = OracleProcess.Run(["check-each"], string.Join('\n', run.Found) + "\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(run.Found.Count, verdicts.Length);
        Assert.All(verdicts.Zip(run.Found), static pair => Assert.True(pair.First == "clean", string.Create(CultureInfo.InvariantCulture, $"{pair.Second}: {pair.First}")));
        run.Found.ForEach(static copy => Directory.Delete(copy, recursive: true));
        run.Found.Clear();
        return verdicts.Length;
    }
}
