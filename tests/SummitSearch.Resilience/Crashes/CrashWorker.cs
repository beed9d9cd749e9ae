using System.Globalization;
using SummitSearch.Lucene.Storage;
using SummitSearch.Resilience.Workload;

namespace SummitSearch.Resilience.Crashes;

/// <summary>The process that is killed: it changes an index with all its threads, commits, merges and backs up, and says on its output what it has done.</summary>
/// <remarks>
/// Arguments: kind of subject, folder of the index, folder of the backups, seed, steps taken before. Output: <c>open</c> once; <c>commit STEPS</c> after a commit that holds
/// at least these steps; <c>backup FOLDER STEPS</c> after a backup that holds at least these.
/// </remarks>
internal static class CrashWorker
{
    /// <summary>Works until the process is killed, or its parent is gone.</summary>
    public static int Run(string[] args)
    {
        string kind = args[0], backups = args[2];
        int seed = int.Parse(args[3], CultureInfo.InvariantCulture);
        EndWithParent();
        using FileSystemDirectory directory = new(args[1]);
        using IWorkSubject subject = kind == "engine" ? new EngineSubject(directory, compound: seed % 2 == 0) : new SummitSubject(args[1]);
        Say("open");
        using WorkRunner runner = new(subject, new WorkScript(seed), Progress.Parse(args[4]));
        Random random = new(Environment.ProcessId);
        for (int round = 0; runner.Failure is null; round++)
        {
            Progress committed = runner.Commit();
            Say($"commit {committed}");
            if (random.Next(6) == 0)
                subject.Merge();
            if (random.Next(4) == 0)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}-{round}");
                subject.Backup(Path.Combine(backups, name));
                Say($"backup {name} {committed}");
            }
        }
        throw new InvalidOperationException("A thread failed.", runner.Failure);
    }

    private static void Say(string line)
    {
        Console.Out.Write(line + "\n");
        Console.Out.Flush();
    }

    private static void EndWithParent() => new Thread(static () =>
    {
        Console.In.ReadToEnd();
        Environment.Exit(0);
    })
    { IsBackground = true }.Start();
}
