using System.Globalization;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>What the macro benchmark is asked to measure.</summary>
/// <param name="WorkFolder">Folder for corpora, indexes and figures.</param>
/// <param name="Sizes">Corpora.</param>
/// <param name="Engines">Engines.</param>
/// <param name="Threads">Numbers of threads to build and to search with.</param>
/// <param name="Seconds">Time for each class of queries.</param>
/// <param name="SideTablesMegabytes">Budget of this engine's side tables.</param>
/// <param name="OnlyBuilds">Whether indexes and queries are made and nothing is searched.</param>
internal sealed record MacroOptions(string WorkFolder, IReadOnlyList<MacroSize> Sizes, IReadOnlyList<MacroEngine> Engines, IReadOnlyList<int> Threads, double Seconds, long SideTablesMegabytes, bool OnlyBuilds)
{
    private const double DefaultSeconds = 4;

    /// <summary>Reads <c>--work DIR --sizes a,b --engines a,b --threads 1,2 --seconds N --side-tables MB --only build</c>; everything is measured by default.</summary>
    public static MacroOptions Parse(string[] args)
    {
        MacroOptions options = new(Path.Combine(Path.GetTempPath(), "summit-macro"), MacroSize.All, MacroEngine.Installed, [1, 2], DefaultSeconds, SideTables.DefaultBudgetBytes >> 20, false);
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            string value = args[i + 1];
            options = args[i] switch
            {
                "--work" => options with { WorkFolder = value },
                "--sizes" => options with { Sizes = [.. value.Split(',').Select(MacroSize.Of)] },
                "--engines" => options with { Engines = [.. MacroEngine.Installed.Where(e => value.Split(',').Contains(e.Name, StringComparer.OrdinalIgnoreCase))] },
                "--threads" => options with { Threads = [.. value.Split(',').Select(static n => int.Parse(n, CultureInfo.InvariantCulture))] },
                "--seconds" => options with { Seconds = double.Parse(value, CultureInfo.InvariantCulture) },
                "--side-tables" => options with { SideTablesMegabytes = long.Parse(value, CultureInfo.InvariantCulture) },
                "--only" when value == "build" => options with { OnlyBuilds = true },
                _ => throw new ArgumentException($"unknown argument {args[i]}"),
            };
        }
        return options;
    }
}
