using System.Globalization;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>SQLite's full-text extension FTS5, as the system's library has it.</summary>
internal sealed class SqliteEngine : MacroEngine
{
    private const string DatabaseName = "index.db";

    /// <inheritdoc/>
    public override string Name => "SQLite FTS5";

    /// <inheritdoc/>
    public override bool IsInstalled => SqliteLibrary.IsInstalled;

    /// <inheritdoc/>
    public override (string Program, string[] Arguments) BuildCommand(string corpus, string target, int threads) =>
        (Self, ["macro-child", "sqlite-index", corpus, Path.Combine(target, DatabaseName)]);

    /// <inheritdoc/>
    public override IEnumerable<MacroFigure> Search(string index, string queries, int threads, MacroOptions options) =>
        Measure(Name, threads, Self, "macro-child", "sqlite-search", Path.Combine(index, DatabaseName), queries, threads.ToString(CultureInfo.InvariantCulture), options.Seconds.ToString(CultureInfo.InvariantCulture));
}
