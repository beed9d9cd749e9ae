using System.Globalization;
using System.Text;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Tables in Markdown of what the macro benchmark has measured.</summary>
internal static class MacroReport
{
    private const string Ours = "SummitSearch";
    private const string Java = "Apache Lucene";

    /// <summary>How many times faster than Apache Lucene each class is meant to be at the median.</summary>
    private static readonly Dictionary<string, int> Aims = new(StringComparer.Ordinal)
    {
        ["frequent term"] = 25,
        ["rare term"] = 4,
        ["OR of 2-3"] = 6,
        ["OR of 6-12"] = 18,
        ["questions"] = 18,
        ["AND of 2-3"] = 5,
        ["phrase"] = 3,
        ["fuzzy"] = 3,
        ["prefix"] = 3,
    };

    /// <summary>All tables.</summary>
    public static string Of(IReadOnlyList<MacroFigure> figures)
    {
        StringBuilder text = new();
        foreach (string size in MacroSize.All.Select(static s => s.Name).Where(name => figures.Any(f => f.Size == name)))
        {
            List<MacroFigure> here = [.. figures.Where(f => f.Size == size)];
            text.Append(CultureInfo.InvariantCulture, $"### {size} passages\n\n");
            AppendBuilding(text, here);
            AppendSearching(text, here);
        }
        AppendGrowth(text, figures);
        return text.ToString();
    }

    private static void AppendBuilding(StringBuilder text, List<MacroFigure> figures)
    {
        text.Append("| building | threads | wall s | CPU s | CPU / Apache Lucene | index MB | peak MB |\n|---|---|---|---|---|---|---|\n");
        foreach (MacroFigure f in figures.Where(static f => f.QueryClass is null))
        {
            double? java = figures.Find(other => other.QueryClass is null && other.Engine == Java && other.Threads == f.Threads)?.CpuSeconds;
            text.Append(CultureInfo.InvariantCulture, $"| {f.Engine} | {f.Threads} | {f.WallSeconds:F1} | {f.CpuSeconds:F1} | {f.CpuSeconds / java:F2} | {f.IndexMegabytes:F0} | {f.PeakMegabytes:F0} |\n");
        }
        text.Append('\n');
    }

    /// <summary>A line for each class; median / p99 in microseconds and searches a second of each engine, with one thread and with two.</summary>
    private static void AppendSearching(StringBuilder text, List<MacroFigure> figures)
    {
        string[] engines = [.. figures.Where(static f => f.QueryClass is not null).Select(static f => f.Engine).Distinct()];
        text.Append(CultureInfo.InvariantCulture, $"Median / p99 in microseconds on one thread, then searches a second on one and on two threads.\n\n| class | times Apache Lucene | aim | times SQLite | {string.Join(" | ", engines)} |\n|---|---|---|---|{string.Concat(engines.Select(static _ => "---|"))}\n");
        foreach (string kind in figures.Where(static f => f.QueryClass is not null).Select(static f => f.QueryClass!).Distinct())
        {
            double? ours = Find(figures, Ours, kind, 1)?.Median;
            double? java = Find(figures, Java, kind, 1)?.Median / ours;
            double? sqlite = Find(figures, "SQLite FTS5", kind, 1)?.Median / ours;
            text.Append(CultureInfo.InvariantCulture, $"| {kind} | {java:F1} | {(Aims.TryGetValue(kind, out int aim) ? aim : "")} | {sqlite:F0} |");
            int most = figures.Where(f => f.QueryClass == kind).Max(static f => f.Queries);
            foreach (string engine in engines)
                text.Append(CultureInfo.InvariantCulture, $" {Cell(Find(figures, engine, kind, 1), Find(figures, engine, kind, 2), most)} |");
            text.Append('\n');
        }
        text.Append(CultureInfo.InvariantCulture, $"\nPeak memory while searching, mapped files included: {string.Join(", ", engines.Select(e => string.Create(CultureInfo.InvariantCulture, $"{e} {figures.Where(f => f.Engine == e && f.QueryClass is not null).Max(static f => f.PeakMegabytes):F0} MB")))}.\n\n");
    }

    private static void AppendGrowth(StringBuilder text, IReadOnlyList<MacroFigure> figures)
    {
        text.Append("### Growth\n\nMedian at 3m over median at 370k, and what that makes for ten times the passages (as a power law).\n\n| class | SummitSearch | ten times | Apache Lucene | ten times |\n|---|---|---|---|---|\n");
        foreach (string kind in figures.Where(static f => f.QueryClass is not null).Select(static f => f.QueryClass!).Distinct())
        {
            text.Append(CultureInfo.InvariantCulture, $"| {kind} |");
            foreach (string engine in new[] { Ours, Java })
            {
                double? growth = Find(figures, engine, kind, 1, "3m")?.Median / Find(figures, engine, kind, 1, "370k")?.Median;
                double? tenfold = growth is { } g ? Math.Pow(10, Math.Log(g) / Math.Log(3_000_000 / 372_427.0)) : null;
                text.Append(CultureInfo.InvariantCulture, $" {growth:F1} | {tenfold:F1} |");
            }
            text.Append('\n');
        }
    }

    private static MacroFigure? Find(IEnumerable<MacroFigure> figures, string engine, string kind, int threads, string? size = null) =>
        figures.FirstOrDefault(f => f.Engine == engine && f.QueryClass == kind && f.Threads == threads && (size is null || f.Size == size));

    /// <summary>An engine that in its time asked less than half of what the others asked has the number of its queries behind the figures.</summary>
    private static string Cell(MacroFigure? one, MacroFigure? two, int most) => one is null ? "-" :
        string.Create(CultureInfo.InvariantCulture, $"{Short(one.Median)} / {Short(one.P99)}; {Short(one.PerSecond)}, {(two is null ? "-" : Short(two.PerSecond))}{(one.Queries * 2 < most ? $" (of {one.Queries} queries)" : "")}");

    private static string Short(double value) => value.ToString(value < 100 ? "F1" : "#,0", CultureInfo.InvariantCulture);
}
