using System.Globalization;

namespace SummitSearch.Resilience.Soak;

/// <summary>What the process and the index hold at a moment.</summary>
/// <param name="Searches">Searches done so far.</param>
/// <param name="ManagedMegabytes">Memory that the collector found alive.</param>
/// <param name="AnonymousMegabytes">Resident memory that is no mapped file.</param>
/// <param name="Handles">Open file handles.</param>
/// <param name="Mappings">Mapped files of the index.</param>
/// <param name="Files">Files in the index folder.</param>
internal sealed record SoakSample(long Searches, double ManagedMegabytes, double AnonymousMegabytes, int Handles, int Mappings, int Files)
{
    /// <summary>Takes one. Memory that nobody holds is collected first.</summary>
    public static SoakSample Take(long searches, string index)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        string anonymous = File.ReadLines("/proc/self/status").First(static line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
        return new SoakSample(
            searches,
            GC.GetTotalMemory(forceFullCollection: false) / 1e6,
            double.Parse(anonymous.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1e3,
            Directory.EnumerateFileSystemEntries("/proc/self/fd").Count(),
            File.ReadLines("/proc/self/maps").Count(line => line.Contains(index, StringComparison.Ordinal)),
            Directory.EnumerateFiles(index).Count());
    }
}
