using System.Diagnostics;
using System.Runtime.InteropServices;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>Processor time of the current thread, which other programs of a busy machine do not lengthen as they do the time on the clock.</summary>
internal static partial class ThreadTime
{
    private const int ThreadClock = 3;

    /// <summary>Microseconds since some moment; where the system does not tell a thread's time, those of the clock.</summary>
    public static double Microseconds => OperatingSystem.IsLinux() && GetTime(ThreadClock, out TimeSpec time) == 0
        ? (time.Seconds * 1e6) + (time.Nanoseconds / 1e3)
        : Stopwatch.GetTimestamp() * 1e6 / Stopwatch.Frequency;

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
