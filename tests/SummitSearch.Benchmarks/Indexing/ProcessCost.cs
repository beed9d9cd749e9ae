using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>What a child process cost from start to end.</summary>
/// <param name="CpuSeconds">User and system time of all its threads.</param>
/// <param name="WallSeconds">Time that passed.</param>
/// <param name="PeakMegabytes">Most memory resident at once, mapped files included; 0 where the system does not tell.</param>
/// <param name="Output">What it printed.</param>
internal sealed partial record ProcessCost(double CpuSeconds, double WallSeconds, double PeakMegabytes, string Output)
{
    private const int Children = -1;
    private const int PollMilliseconds = 20;

    /// <summary>Runs a program and waits for its end. No other child may run meanwhile.</summary>
    public static ProcessCost Measure(string program, IReadOnlyList<string> arguments)
    {
        double cpuBefore = CpuOfChildren();
        long start = Stopwatch.GetTimestamp();
        ProcessStartInfo info = new(program, arguments) { RedirectStandardOutput = true };
        using Process process = Process.Start(info) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        double peak = 0;
        while (!process.WaitForExit(PollMilliseconds))
            peak = Math.Max(peak, PeakOf(process.Id));
        double wall = Stopwatch.GetElapsedTime(start).TotalSeconds;
        string printed = output.GetAwaiter().GetResult();
        return process.ExitCode == 0
            ? new ProcessCost(CpuOfChildren() - cpuBefore, wall, peak, printed)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
    }

    /// <summary>High-water mark of the resident memory, from the process file system.</summary>
    private static double PeakOf(int processId)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{processId}/status").FirstOrDefault(static l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // It ended just now.
        }
    }

    private static double CpuOfChildren() => GetResourceUsage(Children, out Usage usage) == 0
        ? usage.UserSeconds + usage.SystemSeconds + (usage.UserMicroseconds + usage.SystemMicroseconds) / 1e6
        : throw new InvalidOperationException("The system does not tell what children cost.");

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, out Usage usage);

    /// <summary>The C library's <c>struct rusage</c> on 64-bit systems; only the times are read.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 144)]
    private struct Usage
    {
        public long UserSeconds;
        public long UserMicroseconds;
        public long SystemSeconds;
        public long SystemMicroseconds;
    }
}
