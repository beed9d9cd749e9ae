using System.Diagnostics;
using System.Globalization;
using SummitSearch.Benchmarks.Macro;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>The server on an archive of 370 thousand passages: how long until it has answered the first search, and how much memory of its own it needs after many.</summary>
internal static class StartupBenchmark
{
    private const int Starts = 7;
    private const int Queries = 2000;
    private const int Seed = 20240410;

    /// <summary>Runs the command: <c>[--work DIR]</c> names the folder that the macro benchmark also works in.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string work = MacroOptions.Parse(args).WorkFolder;
        string index = await IndexAsync(work);
        List<double> ready = [], answered = [];
        for (int start = 0; start < Starts; start++)
        {
            using ServerProcess server = new(index);
            long begun = Stopwatch.GetTimestamp();
            using HttpConnection connection = new(server.Port);
            Search(connection, "who repaired the ferry");
            ready.Add(server.StartSeconds);
            answered.Add(server.StartSeconds + Stopwatch.GetElapsedTime(begun).TotalSeconds);
            if (start == Starts - 1)
                PrintMemory(server, connection);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| process start to ready, median of {Starts} | {ready.Order().ElementAt(Starts / 2):F2} s |\n| process start to first search answered, median / longest of {Starts} | {answered.Order().ElementAt(Starts / 2):F2} / {answered.Max():F2} s |"));
        return 0;
    }

    private static async Task<string> IndexAsync(string work)
    {
        string index = Path.Combine(work, "archive-370k");
        if (Directory.Exists(index))
            return index;
        string corpus = MacroCorpus.File(MacroSize.Of("370k"), work);
        string unfinished = index + ".unfinished";
        await using (Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = unfinished, CorpusPath = corpus }))
            await summit.SyncAsync();
        Directory.Move(unfinished, index);
        return index;
    }

    private static void PrintMemory(ServerProcess server, HttpConnection connection)
    {
        double before = server.Figures().PrivateMegabytes;
        foreach (string query in QueryMix.Read(Queries, Seed))
            Search(connection, query);
        ServerFigures after = server.Figures();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| server, 370k passages | |\n|---|---|\n| resident beyond mapped files after the first search | {before:F0} MB |\n| the same after {Queries} searches | {after.PrivateMegabytes:F0} MB |\n| of that, side tables and matches of filters | {after.TablesMegabytes:F0} MB |\n| the rest | {after.PrivateMegabytes - after.TablesMegabytes:F0} MB |"));
    }

    private static void Search(HttpConnection connection, string query)
    {
        int status = connection.Send(HttpConnection.Get($"/search?q={Uri.EscapeDataString(query)}"));
        if (status != 200)
            throw new InvalidOperationException($"'{query}' was answered with {status}.");
    }
}
