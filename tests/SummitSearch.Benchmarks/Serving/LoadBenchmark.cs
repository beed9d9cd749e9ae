using System.Globalization;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>The server under load, on <c>scotus-300k</c>: what HTTP costs beside the library, latencies while a news wire comes in, and memory over time.</summary>
internal static class LoadBenchmark
{
    private const int Seed = 20240410;
    private const int Queries = 1000;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        LoadOptions options = LoadOptions.Parse(args);
        string copy = await CopyOfAsync(options.Index);
        try
        {
            using ServerProcess server = new(copy);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nServer ready after {server.StartSeconds:F2} s.\n"));
            string[] queries = QueryMix.Read(Queries, Seed);
            if (options.Against is { } other)
                return await CompareAsync(server, other, queries, options) ? 0 : 1;
            if (options.Rounds > 0)
            {
                using LibraryProcess library = new(copy, Queries, Seed);
                HttpOverhead.Measure(server, library, queries, options.Rounds);
            }
            return await MeasureLoadAsync(server, queries, options) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>A copy to write to, of an index that is built where there is none.</summary>
    private static async Task<string> CopyOfAsync(string index)
    {
        if (!Directory.Exists(index))
        {
            string corpus = SharedData.Find("scotus-300k") ?? throw new DirectoryNotFoundException("No scotus-300k: set SUMMIT_DATA.");
            Console.WriteLine($"Building {index} from scotus-300k, once.");
            await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = index, CorpusPath = corpus });
            await summit.SyncAsync();
        }
        string copy = Directory.CreateTempSubdirectory("summit-load-").FullName;
        foreach (string file in Directory.GetFiles(index))
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        return copy;
    }

    private static async Task<bool> CompareAsync(ServerProcess server, string other, string[] queries, LoadOptions options)
    {
        string copy = await CopyOfAsync(options.Index);
        try
        {
            using ServerProcess there = new(copy, other);
            return new ServerComparison(options, RequestsOf(queries)).Run(server, there);
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static byte[][] RequestsOf(string[] queries) => [.. queries.Select(static (q, i) => HttpConnection.Get(QueryMix.TargetOf(q, i)))];

    private static async Task<bool> MeasureLoadAsync(ServerProcess server, string[] queries, LoadOptions options)
    {
        (double perSecond, double articles, TimeSpan length) = (options.RequestsPerSecond, options.ArticlesPerSecond, options.Length);
        byte[][] requests = RequestsOf(queries);
        new OpenLoop(server.Port, requests, perSecond, WarmUp, Seed).Run();
        ArticleFeed feed = new(server.Port, articles, length, options.DistinctArticles);
        OpenLoop loop = new(server.Port, requests, perSecond, length, Seed + 1);
        ServerFigures before = server.Figures();
        using MemoryWatch memory = new(server, length);
        Task feeding = articles > 0 ? feed.RunAsync() : Task.CompletedTask;
        Percentiles latencies = new(loop.Run());
        await feeding;
        ServerFigures after = server.Figures();
        Console.WriteLine($"| under load for {length.TotalSeconds:F0} s | |\n|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| requests | {loop.Sent}, {perSecond} a second, {loop.Failed} failed |"));
        Console.WriteLine($"| from due to answered, median / p99 in microseconds | {latencies} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| p99.9 / longest in milliseconds | {latencies.At(0.999) / 1000:F1} / {latencies.At(1) / 1000:F1} |"));
        if (articles > 0)
            Console.WriteLine($"| articles | {feed.Acknowledged}, {articles} a second, {feed.Refused} refused; from sent to durable and searchable {new Percentiles(feed.Latencies)} |");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| CPU of the server | {100 * (after.CpuSeconds - before.CpuSeconds) / length.TotalSeconds:F0} % of one core, {1000 * (after.CpuSeconds - before.CpuSeconds) / loop.Sent:F2} ms a request, {(after.AllocatedBytes - before.AllocatedBytes) / loop.Sent / 1024:F0} KB allocated a request |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| collections of garbage stopped all threads for | {1000 * (after.PauseSeconds - before.PauseSeconds):F0} ms, {after.FullCollections - before.FullCollections} of them of all generations |"));
        if (options.Trace is { } file)
            File.WriteAllLines(file, loop.Trace.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Due} {t.Sent} {t.Answered} {QueryMix.TargetOf(queries[t.Request], t.Request)}")));
        memory.Print();
        return loop.Failed == 0 && feed.Refused == 0;
    }
}
