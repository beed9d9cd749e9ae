using System.Diagnostics;
using System.Globalization;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Xapian through its Python binding, where the system's Python has it: a few microseconds of each search are Python's.</summary>
internal sealed class XapianEngine : MacroEngine
{
    private const string Python = "/usr/bin/python3";

    /// <inheritdoc/>
    public override string Name => "Xapian";

    /// <inheritdoc/>
    public override bool IsInstalled
    {
        get
        {
            if (!File.Exists(Python))
                return false;
            using Process process = Process.Start(new ProcessStartInfo(Python, ["-c", "import xapian"]) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
    }

    private static string Script => Path.Combine(AppContext.BaseDirectory, "Macro", "xapian_bench.py");

    /// <inheritdoc/>
    public override (string Program, string[] Arguments) BuildCommand(string corpus, string target, int threads) => (Python, [Script, "index", corpus, target]);

    /// <inheritdoc/>
    public override IEnumerable<MacroFigure> Search(string index, string queries, int threads, MacroOptions options) =>
        Measure(Name, threads, Python, Script, "search", index, queries, threads.ToString(CultureInfo.InvariantCulture), options.Seconds.ToString(CultureInfo.InvariantCulture));
}
