using System.Globalization;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>An engine of the comparison. It builds and searches in processes of its own, so that all that it costs can be measured.</summary>
internal abstract class MacroEngine
{
    /// <summary>Memory for documents that are not yet on disk, where an engine lets one choose.</summary>
    protected const string RamMegabytes = "256";

    /// <summary>All engines that can run here.</summary>
    public static IReadOnlyList<MacroEngine> Installed { get; } = [.. new MacroEngine[] { new SummitEngine(), new LuceneEngine(), new SqliteEngine(), new XapianEngine() }.Where(static e => e.IsInstalled)];

    /// <summary>Name in the tables.</summary>
    public abstract string Name { get; }

    /// <summary>True if it can run here.</summary>
    public abstract bool IsInstalled { get; }

    /// <summary>Threads that it can build with.</summary>
    public virtual int[] BuildThreads => [1];

    /// <summary>Program and arguments that build an index.</summary>
    /// <param name="corpus">File of the corpus.</param>
    /// <param name="target">Folder of the index; it exists and is empty.</param>
    /// <param name="threads">Threads to build with.</param>
    public abstract (string Program, string[] Arguments) BuildCommand(string corpus, string target, int threads);

    /// <summary>Asks all classes of queries and measures.</summary>
    /// <param name="index">Folder of the index.</param>
    /// <param name="queries">Folder with a file of queries for each class.</param>
    /// <param name="threads">Threads to search with.</param>
    /// <param name="options">The time for each class, in which at least one query is asked, and the like.</param>
    public abstract IEnumerable<MacroFigure> Search(string index, string queries, int threads, MacroOptions options);

    /// <summary>Path of this program.</summary>
    protected static string Self => Environment.ProcessPath!;

    /// <summary>Runs a searching program that prints class, queries, median, p99 and searches a second, tab-separated, a line each.</summary>
    protected static IEnumerable<MacroFigure> Measure(string name, int threads, string program, params string[] arguments)
    {
        ProcessCost cost = ProcessCost.Measure(program, arguments);
        foreach (string line in cost.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = line.Split('\t');
            yield return new MacroFigure("", name, threads, parts[0])
            {
                Queries = int.Parse(parts[1], CultureInfo.InvariantCulture),
                Median = Number(parts[2]),
                P99 = Number(parts[3]),
                PerSecond = Number(parts[4]),
                PeakMegabytes = cost.PeakMegabytes,
            };
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
