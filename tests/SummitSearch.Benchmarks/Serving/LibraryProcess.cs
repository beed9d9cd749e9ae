using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>This program once more, with the runtime settings of the server, as the library half of the comparison with HTTP.</summary>
/// <remarks>Like the server, it is woken for each query and goes back to sleep; the way to it and back is not counted.</remarks>
internal sealed class LibraryProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Opens the index in a new process.</summary>
    public LibraryProcess(string index, int queries, int seed)
    {
        string folder = AppContext.BaseDirectory;
        string[] arguments =
        [
            "exec", "--runtimeconfig", Path.Combine(folder, "SummitSearch.Server.runtimeconfig.json"), "--depsfile", Path.Combine(folder, "SummitSearch.Benchmarks.deps.json"),
            Path.Combine(folder, "SummitSearch.Benchmarks.dll"), "load-child", index, queries.ToString(CultureInfo.InvariantCulture), seed.ToString(CultureInfo.InvariantCulture),
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true }) ?? throw new InvalidOperationException("The library did not start.");
    }

    /// <summary>Processor time of the process as of the last search.</summary>
    public TimeSpan CpuTime { get; private set; }

    /// <summary>Bytes that the process has allocated as of the last search.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Has a query searched.</summary>
    /// <returns>What the call took, in ticks of the stopwatch.</returns>
    public long Search(int query)
    {
        _process.StandardInput.WriteLine(query.ToString(CultureInfo.InvariantCulture));
        _process.StandardInput.Flush();
        string[] figures = (_process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The library process has ended.")).Split(' ');
        CpuTime = new TimeSpan(long.Parse(figures[1], CultureInfo.InvariantCulture));
        AllocatedBytes = long.Parse(figures[2], CultureInfo.InvariantCulture);
        return long.Parse(figures[0], CultureInfo.InvariantCulture);
    }

    /// <summary>Ends the process.</summary>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
