using System.Diagnostics;
using System.Globalization;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Lucene.Analysis.English;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Benchmarks.Searching;

/// <summary>Search latency by class of query: ours with side tables, ours without, our exhaustive twin, and Apache Lucene, in one run on the same index.</summary>
/// <remarks>Everything is counted that a caller waits for: parsing, dictionary look-ups, the search and the result. One thread, top 10, default threshold of totals.</remarks>
internal sealed class SearchBenchmark
{
    private const int K = 10;
    private const double MaxSpread = 6;
    private readonly List<string> _missed = [];
    private string _workFolder = Path.Combine(Path.GetTempPath(), "summit-search-benchmark");
    private string[] _layouts = SearchIndexes.Layouts;
    private string[]? _classes;
    private int _rounds = 9;
    private int _slowest;
    private bool _withOracle = OracleProcess.MissingReason is null;

    /// <summary>Runs the command; 0 where all minima hold, 1 where some are missed.</summary>
    public static int Run(string[] args)
    {
        SearchBenchmark benchmark = new();
        benchmark.Read(args);
        return benchmark.MeasureAll();
    }

    private void Read(string[] args)
    {
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--work": _workFolder = args[++i]; break;
                case "--layouts": _layouts = args[++i].Split(','); break;
                case "--classes": _classes = args[++i].Split(','); break;
                case "--rounds": _rounds = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--slowest": _slowest = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--no-oracle": _withOracle = false; break;
            }
        }
    }

    private int MeasureAll()
    {
        SearchIndexes indexes = new(_workFolder);
        QueryClass[] classes = MakeClasses(indexes.Folder("merged"));
        foreach (string layout in _layouts)
            Measure(layout, indexes.Folder(layout), classes);
        Console.WriteLine(_missed.Count == 0 ? "\nEvery minimum holds." : $"\nMissed: {string.Join("; ", _missed)}.");
        return _missed.Count == 0 ? 0 : 1;
    }

    private QueryClass[] MakeClasses(string folder)
    {
        using FileSystemDirectory directory = new(folder);
        using IndexReader reader = DirectoryReader.Open(directory);
        string data = Path.GetDirectoryName(SharedData.Find("query-logs")) ?? throw new DirectoryNotFoundException("The query logs are not here: set SUMMIT_DATA.");
        return [.. new QueryClasses(reader, data).All().Where(c => _classes is null || _classes.Contains(c.Name)).Select(static c => c with { Queries = [.. c.Queries.Where(IsWellFormed)] })];
    }

    private void Measure(string layout, string folder, QueryClass[] classes)
    {
        using FileSystemDirectory directory = new(folder);
        using IndexReader reader = DirectoryReader.Open(directory);
        SideTables tables = new();
        IndexSearcher full = new(reader, new IndexSearcherOptions { SideTables = tables });
        IndexSearcher blocks = new(reader, new IndexSearcherOptions { SideTables = new SideTables(0) });
        IndexSearcher exhaustive = new(reader, new IndexSearcherOptions { Exhaustive = true });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n**{layout}**: {reader.MaxDoc} documents, {reader.MaxDoc - reader.LiveCount} of them deleted, {reader.Segments.Count} segments. Microseconds.\n"));
        Console.WriteLine("| class | queries | Apache Lucene | ours | ratio | at least | aim | p99 | p99 / median | p99 of runs | budget 0 | ratio | at least | exhaustive | bytes a search, median | most |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (QueryClass kind in classes)
        {
            if (Array.FindAll(kind.Queries, q => !SameHits(full, blocks, exhaustive, q)) is { Length: > 0 } differ)
                _missed.Add($"{layout}, {kind.Name}: {differ.Length} queries with other hits than the exhaustive search, the first is {differ[0]}");
            Latencies slow = Time(exhaustive, kind.Queries, 3, 0.5, out _);
            Latencies zero = Time(blocks, kind.Queries, _rounds, 1.5, out _);
            Latencies own = Time(full, kind.Queries, _rounds, 2.5, out long[] bytes);
            Latencies java = _withOracle ? OracleBench.Measure(folder, kind.Queries, _rounds, slow.Median) : default;
            Report(layout, kind, java, own, zero, slow, bytes);
            foreach ((double microseconds, string query) in own.OfQueries.Zip(kind.Queries).OrderByDescending(static q => q.First).Take(_slowest))
                Console.Error.WriteLine($"{Latencies.Print(microseconds)} {query}");
        }
        Console.WriteLine($"\nSide tables: {tables.TablesBuilt} built, {tables.UsedBytes >> 20} MB of {tables.BudgetBytes >> 20}, {tables.TablesEvicted} evicted, {tables.KnownTerms} terms known.");
    }

    private void Report(string layout, QueryClass kind, Latencies java, Latencies own, Latencies zero, Latencies slow, long[] bytes)
    {
        double ratio = java.Median / own.Median;
        double ratioZero = java.Median / zero.Median;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind.Name} | {kind.Queries.Length} | {Latencies.Print(java.Median)} | {Latencies.Print(own.Median)} | {ratio:F1} | {Asked(kind.Least)} | {Asked(kind.Aim)} "
            + $"| {Latencies.Print(own.P99)} | {own.Spread:F1} | {Latencies.Print(own.P99OfRuns)} | {Latencies.Print(zero.Median)} | {ratioZero:F1} | {Asked(kind.LeastWithoutTables)} | {Latencies.Print(slow.Median)} | {bytes[bytes.Length / 2]} | {bytes[^1]} |"));
        if (_withOracle && ratio < kind.Least)
            _missed.Add(string.Create(CultureInfo.InvariantCulture, $"{layout}, {kind.Name}: ratio {ratio:F2} of {kind.Least}"));
        if (_withOracle && ratioZero < kind.LeastWithoutTables)
            _missed.Add(string.Create(CultureInfo.InvariantCulture, $"{layout}, {kind.Name}: ratio {ratioZero:F2} of {kind.LeastWithoutTables} at budget 0"));
        if (kind.Least > 0 && own.Spread > MaxSpread)
            _missed.Add(string.Create(CultureInfo.InvariantCulture, $"{layout}, {kind.Name}: p99 is {own.Spread:F1} medians"));
    }

    private static string Asked(double factor) => factor == 0 ? "" : factor.ToString(CultureInfo.InvariantCulture);

    private static ClassicQueryParser Parser() => new("text", new EnglishAnalyzer());

    private static bool IsWellFormed(string query)
    {
        try
        {
            Parser().Parse(query);
            return true;
        }
        catch (QueryParseException)
        {
            return false;
        }
    }

    private static bool SameHits(IndexSearcher a, IndexSearcher b, IndexSearcher exhaustive, string text)
    {
        Query query = Parser().Parse(text);
        IReadOnlyList<ScoreDoc> expected = exhaustive.Search(query, K).Hits;
        return expected.SequenceEqual(a.Search(query, K).Hits) && expected.SequenceEqual(b.Search(query, K).Hits);
    }

    /// <summary>Asks all queries for some time, then some rounds with the watch running, round by round so that no query finds only its own data in the caches.</summary>
    private static Latencies Time(IndexSearcher searcher, string[] queries, int rounds, double warmUpSeconds, out long[] bytes)
    {
        ClassicQueryParser parser = Parser();
        long until = Stopwatch.GetTimestamp() + (long)(warmUpSeconds * Stopwatch.Frequency);
        do
        {
            foreach (string query in queries)
                searcher.Search(parser.Parse(query), K);
        }
        while (Stopwatch.GetTimestamp() < until);
        long[][] ticks = [.. queries.Select(_ => new long[rounds])];
        bytes = new long[queries.Length];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < queries.Length; i++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                searcher.Search(parser.Parse(queries[i]), K);
                ticks[i][round] = Stopwatch.GetTimestamp() - start;
                bytes[i] = GC.GetAllocatedBytesForCurrentThread() - allocated;
            }
        }
        Array.Sort(bytes);
        return Latencies.Of(ticks);
    }
}
