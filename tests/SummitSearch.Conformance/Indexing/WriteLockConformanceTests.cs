using System.Diagnostics;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Conformance.Indexing;

/// <summary>Our writer and Apache Lucene's exclude each other: both take the operating system's lock on the same file.</summary>
public sealed class WriteLockConformanceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    [OracleFact]
    public void OurLock_KeepsApacheLuceneOut()
    {
        using TemporaryFolder folder = new();
        string script = Path.Combine(folder.Path, "script.jsonl");
        File.WriteAllText(script, "");
        using FileSystemDirectory directory = new(Path.Combine(folder.Path, "index"));
        string[] replay = ["replay", "--script", script, "--out", directory.Location];
        using (directory.ObtainWriteLock())
        {
            OracleResult refused = OracleProcess.TryRun(replay);
            Assert.Equal(2, refused.ExitCode);
            Assert.Contains("LockObtainFailed", refused.Error, StringComparison.Ordinal);
            if (OperatingSystem.IsLinux())
            {
                File.Copy(Path.Combine(directory.Location, "write.lock"), Path.Combine(folder.Path, "copy"));
                Assert.Equal(2, OracleProcess.TryRun(replay).ExitCode);
            }
        }
        Assert.Equal(0, OracleProcess.TryRun(replay).ExitCode);
    }

    [OracleFact]
    public async Task ApacheLucenesLock_KeepsUsOutAndNamesItsProcess()
    {
        if (OperatingSystem.IsWindows())
            return;
        using TemporaryFolder folder = new();
        string pipe = Path.Combine(folder.Path, "script");
        using (Process make = Process.Start("mkfifo", pipe))
            await make.WaitForExitAsync();
        using FileSystemDirectory directory = new(Path.Combine(folder.Path, "index"));
        Task<OracleResult> java = Task.Run(() => OracleProcess.TryRun(["replay", "--script", pipe, "--out", directory.Location]));
        // The writer is open before the script is read, and this open waits until it is read.
        using (FileStream script = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write)).WaitAsync(Patience))
        {
            IndexLockedException error = Assert.Throws<IndexLockedException>(directory.ObtainWriteLock);
            Assert.Contains("(java)", error.Message, StringComparison.Ordinal);
        }
        Assert.Equal(0, (await java.WaitAsync(Patience)).ExitCode);
        directory.ObtainWriteLock().Dispose();
    }
}
