using System.Globalization;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>This engine.</summary>
internal sealed class SummitEngine : MacroEngine
{
    /// <inheritdoc/>
    public override string Name => "SummitSearch";

    /// <inheritdoc/>
    public override bool IsInstalled => true;

    /// <inheritdoc/>
    public override int[] BuildThreads => [1, 2];

    /// <inheritdoc/>
    public override (string Program, string[] Arguments) BuildCommand(string corpus, string target, int threads) =>
        (Self, ["indexing-child", corpus, target, threads.ToString(CultureInfo.InvariantCulture), RamMegabytes]);

    /// <inheritdoc/>
    public override IEnumerable<MacroFigure> Search(string index, string queries, int threads, MacroOptions options) =>
        Measure(Name, threads, Self, "macro-child", "summit-search", index, queries, threads.ToString(CultureInfo.InvariantCulture), options.Seconds.ToString(CultureInfo.InvariantCulture), options.SideTablesMegabytes.ToString(CultureInfo.InvariantCulture));
}
