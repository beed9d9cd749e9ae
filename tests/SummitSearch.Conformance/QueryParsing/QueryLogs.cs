using System.Text.Json;
using SummitSearch.Conformance.Analysis;

namespace SummitSearch.Conformance.QueryParsing;

/// <summary>All queries of the shared data folder.</summary>
internal static class QueryLogs
{
    /// <summary>The query logs and the queries of every collection; every n-th of them.</summary>
    public static List<string> Read(int everyNth)
    {
        List<string> queries = [];
        string folder = TestTexts.DataFolder!;
        foreach (string line in File.ReadLines(Path.Combine(folder, "query-logs", "search-benchmark-game.queries.txt")))
        {
            using JsonDocument entry = JsonDocument.Parse(line);
            queries.Add(entry.RootElement.GetProperty("query").GetString()!);
        }
        foreach (string line in File.ReadLines(Path.Combine(folder, "query-logs", "trec-million-query.1-10000.txt")))
            queries.Add(line[(line.IndexOf(':') + 1)..]);
        foreach (string file in Directory.EnumerateFiles(folder, "queries.tsv", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            queries.AddRange(File.ReadLines(file).Select(static l => l[(l.IndexOf('\t') + 1)..]));
        return [.. queries.Where((_, i) => i % everyNth == 0)];
    }
}
