using System.Globalization;
using System.IO.Compression;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Indexes <c>scotus-300k</c> with this engine on one and two threads and with the oracle, each in a process of its own, and prints a table.</summary>
internal static class IndexingBenchmark
{
    private const string RamMegabytes = "256";

    /// <summary>Runs the benchmark; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        if (SharedData.Find("scotus-300k") is not { } data)
        {
            Console.Error.WriteLine("The collection scotus-300k is not here: set SUMMIT_DATA to the folder that holds it.");
            return 1;
        }
        string work = Directory.CreateTempSubdirectory("summit-indexing").FullName;
        try
        {
            string corpus = Path.Combine(work, "corpus.jsonl");
            Unpack(Path.Combine(data, "corpus.jsonl.gz"), corpus, Limit(args));
            if (!args.Contains("--warm-only"))
                Compare(work, corpus);
            new ThroughputBenchmark(corpus, work, RamMegabytes).Run();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
        return 0;
    }

    private static void Compare(string work, string corpus)
    {
        Console.WriteLine("| run | docs | CPU s | wall s | docs/s | index MB | peak RSS MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        string self = Environment.ProcessPath!;
        Report("this engine, 1 thread", work, self, ["indexing-child", corpus, Path.Combine(work, "ours1"), "1", RamMegabytes], "ours1");
        Report("this engine, 2 threads", work, self, ["indexing-child", corpus, Path.Combine(work, "ours2"), "2", RamMegabytes], "ours2");
        Report("this engine, 1 thread, force merge", work, self, ["indexing-child", corpus, Path.Combine(work, "ours3"), "1", RamMegabytes, "merge"], "ours3");
        if (OracleLauncher.Find() is { } oracle)
        {
            string[] common = ["index", "--corpus", corpus, "--analyzer", "english", "--ram", RamMegabytes];
            Report("oracle, 1 thread", work, oracle, [.. common, "--out", Path.Combine(work, "java1")], "java1");
            Report("oracle, 2 threads", work, oracle, [.. common, "--threads", "2", "--out", Path.Combine(work, "java2")], "java2");
            Report("oracle, 1 thread, force merge", work, oracle, [.. common, "--merge", "--out", Path.Combine(work, "java3")], "java3");
        }
    }

    private static void Report(string run, string work, string program, string[] arguments, string folder)
    {
        ProcessCost cost = ProcessCost.Measure(program, arguments);
        (int documents, double seconds) = OutputLine.Parse(cost.Output);
        long bytes = Directory.EnumerateFiles(Path.Combine(work, folder)).Sum(static f => new FileInfo(f).Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {run} | {documents} | {cost.CpuSeconds:F2} | {cost.WallSeconds:F2} | {documents / seconds:F0} | {bytes / 1e6:F1} | {cost.PeakMegabytes:F0} |"));
    }

    /// <summary>Writes the first documents of a compressed corpus as the oracle wants them: with the id under the name <c>id</c>.</summary>
    public static void Unpack(string source, string target, int documents)
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(source), CompressionMode.Decompress));
        using StreamWriter writer = new(target);
        for (int i = 0; i < documents && reader.ReadLine() is { } line; i++)
            writer.Write(line.Replace("{\"_id\"", "{\"id\"", StringComparison.Ordinal) + "\n");
    }

    private static int Limit(string[] args) =>
        args is ["--documents", string n, ..] ? int.Parse(n, CultureInfo.InvariantCulture) : int.MaxValue;
}
