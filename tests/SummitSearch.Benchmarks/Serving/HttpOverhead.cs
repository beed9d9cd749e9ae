using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>What HTTP adds to the call of the library: the same queries in two processes with the same settings, by turns.</summary>
internal static class HttpOverhead
{
    // Until then both processes compile what they run, each at its own pace.
    private const int WarmUpRounds = 3;

    /// <summary>Measures, and prints a table.</summary>
    /// <param name="server">The server.</param>
    /// <param name="library">The library, on the same index.</param>
    /// <param name="queries">The queries.</param>
    /// <param name="rounds">Rounds over all queries that are counted; as many as are needed to warm up come before them.</param>
    public static void Measure(ServerProcess server, LibraryProcess library, string[] queries, int rounds)
    {
        using HttpConnection connection = new(server.Port);
        byte[][] requests = [.. queries.Select(static q => HttpConnection.Get($"/search?q={Uri.EscapeDataString(q)}"))];
        List<long> calls = [], answers = [], added = [], around = [];
        for (int i = 0; i < WarmUpRounds * queries.Length; i++)
            _ = (library.Search(i % queries.Length), Send(connection, requests[i % queries.Length]));
        (ServerFigures before, TimeSpan cpuBefore, long bytesBefore) = (server.Figures(), library.CpuTime, library.AllocatedBytes);
        for (int i = 0; i < rounds * queries.Length; i++)
        {
            int query = i % queries.Length;
            bool httpFirst = (i / queries.Length) % 2 == 1;
            long http = httpFirst ? Send(connection, requests[query]) : 0;
            calls.Add(library.Search(query));
            answers.Add(httpFirst ? http : Send(connection, requests[query]));
            added.Add(answers[^1] - calls[^1]);
            around.Add(answers[^1] - SearchedTicks(connection.Answer));
        }
        ServerFigures after = server.Figures();
        byte[] nothing = HttpConnection.Get("/health/live");
        List<long> floor = [.. queries.Select(_ => Send(connection, nothing))];
        Console.WriteLine("| same query, by turns | median / p99 in microseconds | mean CPU of the process | mean allocated |\n|---|---|---|---|");
        Print("library call", calls, library.CpuTime - cpuBefore, library.AllocatedBytes - bytesBefore);
        Print("over HTTP", answers, TimeSpan.FromSeconds(after.CpuSeconds - before.CpuSeconds), after.AllocatedBytes - before.AllocatedBytes);
        Console.WriteLine($"| HTTP adds, query by query | {new Percentiles(added)} | | |");
        Console.WriteLine($"| HTTP less the time that the server says the search took | {new Percentiles(around)} | | |");
        Console.WriteLine($"| HTTP with nothing to do (/health/live) | {new Percentiles(floor)} | | |\n");
    }

    private static long Send(HttpConnection connection, byte[] request)
    {
        long start = Stopwatch.GetTimestamp();
        int status = connection.Send(request);
        long took = Stopwatch.GetTimestamp() - start;
        return status == 200 ? took : throw new InvalidOperationException($"The server answered {status}.");
    }

    private static long SearchedTicks(ReadOnlySpan<byte> answer)
    {
        ReadOnlySpan<byte> name = "\"tookMs\":"u8;
        ReadOnlySpan<byte> value = answer[(answer.LastIndexOf(name) + name.Length)..];
        return (long)(double.Parse(value[..value.IndexOfAnyExcept("0123456789.E-"u8)], CultureInfo.InvariantCulture) * Stopwatch.Frequency / 1000);
    }

    private static void Print(string what, List<long> ticks, TimeSpan cpu, double bytes) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {new Percentiles(ticks)} | {cpu.TotalMicroseconds / ticks.Count:F0} us | {bytes / ticks.Count / 1024:F0} KB |"));
}
