using System.Globalization;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>The same corpora, built and searched with this engine and with those that users would pick instead; ends with a table in Markdown.</summary>
/// <remarks>What was measured is kept in the working folder and not measured again, so that a long run can be cut into pieces.</remarks>
internal static class MacroBenchmark
{
    private const string FiguresName = "figures.jsonl";

    /// <summary>Runs the command; returns the exit code.</summary>
    public static int Run(string[] args)
    {
        MacroOptions options = MacroOptions.Parse(args);
        string figures = Path.Combine(options.WorkFolder, FiguresName);
        foreach (MacroSize size in options.Sizes)
        {
            string folder = Path.Combine(options.WorkFolder, size.Name);
            string corpus = MacroCorpus.File(size, options.WorkFolder);
            foreach (MacroEngine engine in options.Engines)
            {
                List<MacroFigure> known = MacroFigure.ReadAll(figures).FindAll(f => f.Size == size.Name && f.Engine == engine.Name);
                foreach (int threads in engine.BuildThreads.Intersect(options.Threads).Where(threads => !known.Exists(f => f.QueryClass is null && f.Threads == threads)))
                    MacroFigure.Append(figures, [Build(engine, size, corpus, folder, threads)]);
                // The queries come from the first engine's index, which is always this one's.
                string queries = Path.Combine(folder, "queries");
                QueryFile.Write(IndexOf(folder, MacroEngine.Installed[0], 1), queries);
                foreach (int threads in options.Threads.Where(threads => !options.OnlyBuilds && !known.Exists(f => f.QueryClass is not null && f.Threads == threads)))
                    MacroFigure.Append(figures, engine.Search(IndexOf(folder, engine, 1), queries, threads, options).Select(f => f with { Size = size.Name }).ToList());
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.Now:HH:mm:ss} {size.Name} {engine.Name} {(options.OnlyBuilds ? "built" : "measured")}"));
            }
        }
        Console.Write(MacroReport.Of(MacroFigure.ReadAll(figures)));
        return 0;
    }

    private static string IndexOf(string folder, MacroEngine engine, int threads) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{engine.Name.Replace(' ', '-')}-{threads}"));

    private static MacroFigure Build(MacroEngine engine, MacroSize size, string corpus, string folder, int threads)
    {
        string target = IndexOf(folder, engine, threads);
        if (Directory.Exists(target))
            Directory.Delete(target, recursive: true);
        Directory.CreateDirectory(target);
        (string program, string[] arguments) = engine.BuildCommand(corpus, target, threads);
        ProcessCost cost = ProcessCost.Measure(program, arguments);
        long bytes = Directory.EnumerateFiles(target, "*", SearchOption.AllDirectories).Sum(static f => new FileInfo(f).Length);
        if (threads > 1)
            Directory.Delete(target, recursive: true);
        return new MacroFigure(size.Name, engine.Name, threads, null)
        {
            WallSeconds = cost.WallSeconds,
            CpuSeconds = cost.CpuSeconds,
            PeakMegabytes = cost.PeakMegabytes,
            IndexMegabytes = bytes / 1e6,
        };
    }
}
