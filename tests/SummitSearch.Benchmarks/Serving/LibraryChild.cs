using System.Diagnostics;
using System.Globalization;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>The library half of the comparison with HTTP: a process that searches when it is told to, and says how long the call took.</summary>
internal static class LibraryChild
{
    /// <summary>Runs the command: folder of the index, number of queries and their seed; then one number of a query on each line of its input.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] queries = QueryMix.Read(int.Parse(args[1], CultureInfo.InvariantCulture), int.Parse(args[2], CultureInfo.InvariantCulture));
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = args[0] });
        while (Console.In.ReadLine() is { } line)
        {
            string query = queries[int.Parse(line, CultureInfo.InvariantCulture)];
            long start = Stopwatch.GetTimestamp();
            await summit.SearchAsync(new SearchRequest { Query = query });
            long took = Stopwatch.GetTimestamp() - start;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{took} {Environment.CpuUsage.TotalTime.Ticks} {GC.GetTotalAllocatedBytes()}"));
        }
        return 0;
    }
}
