using System.Text.Json;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>One measured line: an engine built an index, or answered a class of queries.</summary>
/// <param name="Size">Name of the corpus.</param>
/// <param name="Engine">Name of the engine.</param>
/// <param name="Threads">Threads that worked.</param>
/// <param name="QueryClass">The class of queries; null for building.</param>
internal sealed record MacroFigure(string Size, string Engine, int Threads, string? QueryClass)
{
    /// <summary>Time that passed while building, in seconds.</summary>
    public double WallSeconds { get; init; }

    /// <summary>Processor time of the process that built, in seconds.</summary>
    public double CpuSeconds { get; init; }

    /// <summary>Bytes of the index, in megabytes.</summary>
    public double IndexMegabytes { get; init; }

    /// <summary>Most memory that was resident at once, mapped files included, in megabytes; of all classes of a run together.</summary>
    public double PeakMegabytes { get; init; }

    /// <summary>Different queries that were asked; fewer than there are where the time was up.</summary>
    public int Queries { get; init; }

    /// <summary>Median latency in microseconds.</summary>
    public double Median { get; init; }

    /// <summary>Latency that one search in a hundred exceeds, in microseconds.</summary>
    public double P99 { get; init; }

    /// <summary>Searches a second, over all threads.</summary>
    public double PerSecond { get; init; }

    /// <summary>The figures of a file; of those measured twice the last.</summary>
    public static List<MacroFigure> ReadAll(string path) => !File.Exists(path) ? [] :
        [.. File.ReadLines(path).Select(static line => JsonSerializer.Deserialize<MacroFigure>(line)!)
            .GroupBy(static f => (f.Size, f.Engine, f.Threads, f.QueryClass)).Select(static g => g.Last())];

    /// <summary>Adds figures to a file.</summary>
    public static void Append(string path, IEnumerable<MacroFigure> figures) => File.AppendAllLines(path, figures.Select(static f => JsonSerializer.Serialize(f)));
}
