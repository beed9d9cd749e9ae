using System.Globalization;
using System.Text.Json;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Apache Lucene for Java, through the oracle: a virtual machine of its own for each class of queries, so that its compiler specialises on it.</summary>
internal sealed class LuceneEngine : MacroEngine
{
    private const int LeastWarmUpQueries = 2000;
    private const double WarmUpSeconds = 4;
    private double _peakMegabytes;

    /// <inheritdoc/>
    public override string Name => "Apache Lucene";

    /// <inheritdoc/>
    public override bool IsInstalled => OracleProcess.MissingReason is null && OracleLauncher.Find() is not null;

    /// <inheritdoc/>
    public override int[] BuildThreads => [1, 2];

    /// <inheritdoc/>
    public override (string Program, string[] Arguments) BuildCommand(string corpus, string target, int threads) => (OracleLauncher.Find()!,
        ["index", "--corpus", corpus, "--analyzer", "english", "--ram", RamMegabytes, "--threads", threads.ToString(CultureInfo.InvariantCulture), "--out", target]);

    /// <inheritdoc/>
    public override IEnumerable<MacroFigure> Search(string index, string queries, int threads, MacroOptions options)
    {
        foreach (QueryFile file in QueryFile.All(queries))
        {
            // One short run tells how many rounds fit the time.
            double perQuery = Math.Max(10, Bench(index, file, threads, 1, 1).GetProperty("meanus").GetDouble()) / 1e6 / threads;
            int warmUp = (int)Math.Ceiling(Math.Min(LeastWarmUpQueries, Math.Max(file.Queries.Length, WarmUpSeconds / perQuery)) / file.Queries.Length);
            int rounds = (int)Math.Clamp(options.Seconds / perQuery / file.Queries.Length, 1, 200);
            JsonElement result = Bench(index, file, threads, warmUp, rounds);
            yield return new MacroFigure("", Name, threads, file.QueryClass)
            {
                Queries = result.GetProperty("queries").GetInt32(),
                Median = result.GetProperty("p50us").GetDouble(),
                P99 = result.GetProperty("p99us").GetDouble(),
                PerSecond = result.GetProperty("qps").GetDouble(),
                PeakMegabytes = _peakMegabytes,
            };
        }
    }

    private JsonElement Bench(string index, QueryFile file, int threads, int warmUp, int rounds)
    {
        ProcessCost cost = ProcessCost.Measure(OracleLauncher.Find()!, ["bench", index, "--queries", file.Path, "--k", "10", "--mmap",
            "--threads", threads.ToString(CultureInfo.InvariantCulture), "--warmup", warmUp.ToString(CultureInfo.InvariantCulture), "--rounds", rounds.ToString(CultureInfo.InvariantCulture)]);
        _peakMegabytes = Math.Max(_peakMegabytes, cost.PeakMegabytes);
        using JsonDocument json = JsonDocument.Parse(cost.Output.Split('\n')[0]);
        return json.RootElement.Clone();
    }
}
