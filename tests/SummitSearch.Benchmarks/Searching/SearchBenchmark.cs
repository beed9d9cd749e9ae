using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
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
internal static class SearchBenchmark
{
    private const int K = 10;

    /// <summary>Runs the command.</summary>
    public static int Run(string[] args)
    {
        List<string> indexes = [];
        string? classes = null;
        int rounds = 5;
        bool withOracle = true;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--index": indexes.Add(args[++i]); break;
                case "--classes": classes = args[++i]; break;
                case "--rounds": rounds = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--no-oracle": withOracle = false; break;
                default: Console.Error.WriteLine($"unknown argument {args[i]}"); return 2;
            }
        }
        foreach (string index in indexes)
            Measure(index, classes?.Split(','), rounds, withOracle);
        return 0;
    }

    private static void Measure(string index, string[]? classes, int rounds, bool withOracle)
    {
        using FileSystemDirectory directory = new(index);
        using IndexReader reader = DirectoryReader.Open(directory);
        SideTables tables = new();
        IndexSearcher full = new(reader, new IndexSearcherOptions { SideTables = tables });
        IndexSearcher blocks = new(reader, new IndexSearcherOptions { SideTables = new SideTables(0) });
        IndexSearcher exhaustive = new(reader, new IndexSearcherOptions { Exhaustive = true });
        Console.WriteLine($"\n{Path.GetFileName(index)}: {reader.MaxDoc} documents ({reader.LiveCount} live), {reader.Segments.Count} segments. Median / p99 in microseconds.\n");
        Console.WriteLine("| class | queries | Apache Lucene | side tables | ratio | aim | p99 / median | budget 0 | ratio | exhaustive | differ | bytes a search |\n|---|---|---|---|---|---|---|---|---|---|---|---|");
        foreach (QueryClass kind in new QueryClasses(reader, DataFolder()).All())
        {
            if (classes is not null && !classes.Contains(kind.Name))
                continue;
            string[] queries = Runnable(full, kind.Queries);
            int differ = queries.Count(q => !SameHits(full, blocks, exhaustive, q));
            Latencies own = Time(full, queries, rounds, 2.0, out long bytes);
            Latencies zero = Time(blocks, queries, rounds, 1.0, out _);
            Latencies slow = Time(exhaustive, queries, 1, 1.0, out _);
            Latencies java = withOracle ? Oracle(index, queries, rounds) : default;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {kind.Name} | {queries.Length} | {java} | {own} | {java.Median / own.Median:F1} | {kind.Aim} | {own.P99 / own.Median:F1} | {zero} | {java.Median / zero.Median:F1} | {slow} | {differ} | {bytes} |"));
        }
        Console.WriteLine($"\nSide tables: {tables.TablesBuilt} built, {tables.UsedBytes >> 20} MB of {tables.BudgetBytes >> 20}, {tables.TablesEvicted} evicted, {tables.KnownTerms} terms known.");
    }

    private static string DataFolder()
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_DATA") is { Length: > 0 } set)
            return set;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new DirectoryNotFoundException("No data: set SUMMIT_DATA.");
    }

    private static ClassicQueryParser Parser() => new("text", new EnglishAnalyzer());

    private static string[] Runnable(IndexSearcher searcher, string[] queries) => [.. queries.Where(q =>
    {
        try
        {
            searcher.Search(Parser().Parse(q), K);
            return true;
        }
        catch (QueryParseException)
        {
            return false;
        }
    })];

    private static bool SameHits(IndexSearcher a, IndexSearcher b, IndexSearcher exhaustive, string text)
    {
        Query query = Parser().Parse(text);
        IReadOnlyList<ScoreDoc> expected = exhaustive.Search(query, K).Hits;
        return expected.SequenceEqual(a.Search(query, K).Hits) && expected.SequenceEqual(b.Search(query, K).Hits);
    }

    private static Latencies Time(IndexSearcher searcher, string[] queries, int rounds, double warmUpSeconds, out long bytesPerSearch)
    {
        ClassicQueryParser parser = Parser();
        long until = Stopwatch.GetTimestamp() + (long)(warmUpSeconds * Stopwatch.Frequency);
        do
        {
            foreach (string query in queries)
                searcher.Search(parser.Parse(query), K);
        }
        while (Stopwatch.GetTimestamp() < until);
        List<long> ticks = new(rounds * queries.Length);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        for (int round = 0; round < rounds; round++)
        {
            foreach (string query in queries)
            {
                long start = Stopwatch.GetTimestamp();
                searcher.Search(parser.Parse(query), K);
                ticks.Add(Stopwatch.GetTimestamp() - start);
            }
        }
        bytesPerSearch = (GC.GetAllocatedBytesForCurrentThread() - allocated) / ticks.Count;
        return Latencies.Of(ticks);
    }

    private static Latencies Oracle(string index, string[] queries, int rounds)
    {
        string file = Path.GetTempFileName();
        File.WriteAllLines(file, queries.Select(static (q, i) => $"{i}\t{q}"));
        string warmUp = (2000 / queries.Length).ToString(CultureInfo.InvariantCulture);
        string output = OracleProcess.Run(["bench", index, "--queries", file, "--k", "10", "--warmup", warmUp, "--rounds", rounds.ToString(CultureInfo.InvariantCulture), "--mmap"]);
        File.Delete(file);
        JsonElement result = JsonDocument.Parse(output.Split('\n')[0]).RootElement;
        return new Latencies(result.GetProperty("p50us").GetDouble(), result.GetProperty("p99us").GetDouble());
    }
}
