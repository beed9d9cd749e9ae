using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>The real server as a process of its own on a free port, with an index and without a corpus.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    /// <summary>Starts the server and waits until it is ready.</summary>
    /// <param name="index">Folder of the index.</param>
    /// <param name="build">Folder of the server's program; its build beside the benchmarks unless given.</param>
    public ServerProcess(string index, string? build = null)
    {
        Port = FreePort();
        string program = Path.Combine(build ?? AppContext.BaseDirectory, "SummitSearch.Server.dll");
        string[] arguments = [program, "--urls", string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"), "--index", index, "--SummitSearch:Indexer:Enabled", "false"];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true }) ?? throw new InvalidOperationException("The server did not start.");
        _process.OutputDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        long started = Stopwatch.GetTimestamp();
        while (!IsReady())
        {
            if (_process.HasExited || Stopwatch.GetElapsedTime(started) > Patience)
                throw new InvalidOperationException("The server did not become ready.");
            Thread.Sleep(20);
        }
        StartSeconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Time from the start of the process to the first answer of the ready check.</summary>
    public double StartSeconds { get; }

    /// <summary>What the server uses at this moment.</summary>
    public ServerFigures Figures()
    {
        const double Megabyte = 1 << 20;
        string process = $"/proc/{_process.Id}";
        string[] status = File.ReadAllLines(process + "/status");
        using HttpClient client = new() { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        string[] metrics = client.GetStringAsync("/metrics").GetAwaiter().GetResult().Split('\n');
        JsonElement index = JsonDocument.Parse(client.GetStringAsync("/stats").GetAwaiter().GetResult()).RootElement.GetProperty("index");
        return new ServerFigures(
            ValueOf(status, "RssAnon:") / 1024,
            ValueOf(metrics, "dotnet_gc_heap_bytes") / Megabyte,
            ValueOf(metrics, "dotnet_gc_committed_bytes") / Megabyte,
            ValueOf(metrics, "dotnet_gc_live_bytes") / Megabyte,
            (index.GetProperty("searchTableBytes").GetInt64() + index.GetProperty("filterBytes").GetInt64()) / Megabyte,
            ValueOf(metrics, "process_cpu_seconds_total"),
            ValueOf(metrics, "dotnet_gc_allocated_bytes_total"),
            ValueOf(metrics, "dotnet_gc_pause_seconds_total"),
            (int)ValueOf(metrics, "dotnet_gc_collections_total{generation=\"2\"}"),
            Directory.GetFiles(process + "/fd").Length,
            File.ReadLines(process + "/maps").Count(),
            (int)ValueOf(status, "Threads:"));
    }

    private static double ValueOf(string[] lines, string name) =>
        double.Parse(lines.First(l => l.Split((char[]?)null)[0] == name)[name.Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture);

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private bool IsReady()
    {
        try
        {
            using HttpConnection connection = new(Port);
            return connection.Send(HttpConnection.Get("/health/ready")) == (int)HttpStatusCode.OK;
        }
        catch (SocketException)
        {
            return false; // Not listening yet.
        }
    }

    private static int FreePort()
    {
        using TcpListener probe = new(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
