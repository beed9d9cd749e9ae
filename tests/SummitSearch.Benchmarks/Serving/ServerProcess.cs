using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>The real server as a process of its own on a free port, with an index and without a corpus.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process _process;

    /// <summary>Starts the server and waits until it is ready.</summary>
    public ServerProcess(string index)
    {
        Port = FreePort();
        string program = Path.Combine(AppContext.BaseDirectory, "SummitSearch.Server.dll");
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

    /// <summary>Resident memory without mapped files, in megabytes, and CPU seconds so far; from the process file system.</summary>
    public (double PrivateMegabytes, double ManagedMegabytes, double CpuSeconds, int Handles) Figures()
    {
        string status = File.ReadLines($"/proc/{_process.Id}/status").First(static l => l.StartsWith("RssAnon:", StringComparison.Ordinal));
        double rss = double.Parse(status.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        _process.Refresh();
        using HttpClient client = new();
        string metrics = client.GetStringAsync(new Uri($"http://127.0.0.1:{Port}/metrics")).GetAwaiter().GetResult();
        string heap = metrics.Split('\n').First(static l => l.StartsWith("dotnet_gc_heap_bytes ", StringComparison.Ordinal));
        return (rss, double.Parse(heap.Split(' ')[1], CultureInfo.InvariantCulture) / (1 << 20), _process.TotalProcessorTime.TotalSeconds, Directory.GetFiles($"/proc/{_process.Id}/fd").Length);
    }

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
