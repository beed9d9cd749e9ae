using BenchmarkDotNet.Attributes;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Benchmarks.Micro;

/// <summary>Query text to query: time for one.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private readonly ClassicQueryParser _classic = new("text", new EnglishAnalyzer());
    private readonly SimpleQueryParser _simple = new("text", new EnglishAnalyzer());

    /// <summary>The queries.</summary>
    [Params("ferry", "which council repaired the harbour ferry after the storm in April", "+ferry +\"harbour master\"~2 -strike title:bridge^2")]
    public string Text { get; set; } = "";

    /// <summary>The classic syntax.</summary>
    [Benchmark(Baseline = true)]
    public Query Classic() => _classic.Parse(Text);

    /// <summary>The forgiving syntax.</summary>
    [Benchmark]
    public Query Simple() => _simple.Parse(Text);
}
