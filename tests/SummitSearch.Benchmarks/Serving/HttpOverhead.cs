using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>What HTTP adds to the call of the library: the same queries in two processes with the same settings, one query after the other, pass by pass.</summary>
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
        using HttpConnection asleep = new(server.Port), awake = new(server.Port, awake: true);
        byte[][] requests = [.. queries.Select(static q => HttpConnection.Get($"/search?q={Uri.EscapeDataString(q)}"))];
        Answers toSleeper = new(asleep), toAwake = new(awake);
        List<long> calls = [];
        for (int i = 0; i < WarmUpRounds * queries.Length; i++)
            _ = (library.Search(i % queries.Length), Send(asleep, requests[i % queries.Length]));
        (TimeSpan cpuBefore, long bytesBefore) = (library.CpuTime, library.AllocatedBytes);
        for (int round = 0; round < rounds; round++)
        {
            List<long>[] passes = [[], [], []];
            // The order changes with the round, since machines change in a round.
            foreach (int which in Enumerable.Range(round, passes.Length).Select(i => i % passes.Length))
                passes[which] = which switch { 0 => [.. Enumerable.Range(0, queries.Length).Select(library.Search)], 1 => toSleeper.Pass(requests), _ => toAwake.Pass(requests) };
            calls.AddRange(passes[0]);
            toSleeper.Added.AddRange(passes[1].Zip(passes[0], static (http, call) => http - call));
            toAwake.Added.AddRange(passes[2].Zip(passes[0], static (http, call) => http - call));
        }
        byte[] nothing = HttpConnection.Get("/health/live");
        List<long> floor = [.. queries.Select(_ => Send(asleep, nothing))], awakeFloor = [.. queries.Select(_ => Send(awake, nothing))];
        Console.WriteLine("| same queries, median / p99 in microseconds | the caller sleeps until the answer is there | the caller stays awake |\n|---|---|---|");
        Console.WriteLine($"| library call | {new Percentiles(calls)} | |");
        Print("over HTTP", toSleeper.All, toAwake.All);
        Print("HTTP adds, query by query", toSleeper.Added, toAwake.Added);
        Print("HTTP less the time that the server says the search took", toSleeper.Around, toAwake.Around);
        Print("HTTP with nothing to do (/health/live)", floor, awakeFloor);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\nA library call takes {(library.CpuTime - cpuBefore).TotalMicroseconds / calls.Count:F0} us of the processor and allocates {(library.AllocatedBytes - bytesBefore) / calls.Count / 1024:F0} KB.\n"));
    }

    private static void Print(string what, List<long> asleep, List<long> awake) => Console.WriteLine($"| {what} | {new Percentiles(asleep)} | {new Percentiles(awake)} |");

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

    /// <summary>What a caller has seen.</summary>
    private sealed class Answers(HttpConnection connection)
    {
        public List<long> All { get; } = [];

        public List<long> Around { get; } = [];

        public List<long> Added { get; } = [];

        public List<long> Pass(byte[][] requests)
        {
            List<long> pass = [];
            foreach (byte[] request in requests)
            {
                pass.Add(Send(connection, request));
                Around.Add(pass[^1] - SearchedTicks(connection.Answer));
            }
            All.AddRange(pass);
            return pass;
        }
    }
}
