using System.Globalization;
using SummitSearch.Indexing;

namespace SummitSearch.Benchmarks.Synchronizing;

/// <summary>Brings a large corpus in step when nothing, ten articles, and ten articles again have changed, and prints what each run took.</summary>
internal static class SyncBenchmark
{
    private const int Seed = 20240410;
    private const int ChangedArticles = 10;

    /// <summary>Runs the benchmark; returns the exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        int count = args is ["--articles", string n] ? int.Parse(n, CultureInfo.InvariantCulture) : 100_000;
        string work = Directory.CreateTempSubdirectory("summit-sync-").FullName;
        try
        {
            string corpus = Path.Combine(work, "corpus");
            var articles = new SyntheticArticles(Seed);
            articles.Write(corpus, count);
            Console.WriteLine("| run | added | updated | removed | files read | scan s | rest s | open s |");
            Console.WriteLine("|---|---|---|---|---|---|---|---|");
            await ReportAsync("first", work, corpus);
            await ReportAsync("nothing changed", work, corpus);
            for (int revision = 1; revision <= 3; revision++)
            {
                for (int i = 0; i < ChangedArticles; i++) articles.Write(corpus, i * (count / ChangedArticles), revision);
                await ReportAsync($"{ChangedArticles} changed", work, corpus);
            }
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
        return 0;
    }

    /// <summary>Opens the index anew, as a run of the tool does, and brings it in step.</summary>
    private static async Task ReportAsync(string run, string work, string corpus)
    {
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(work, "index"), CorpusPath = corpus });
        double opened = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        SyncReport report = await summit.SyncAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {run} | {report.Added} | {report.Updated} | {report.Removed} | {report.FilesRead} | {report.ScanTook.TotalSeconds:F2} | {(report.Took - report.ScanTook).TotalSeconds:F2} | {opened:F2} |"));
    }
}
