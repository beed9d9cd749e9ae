using System.Text.Json;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>Queries as people type them: two public query logs, shuffled by a seed.</summary>
internal static class QueryMix
{
    /// <summary>The queries, every one different.</summary>
    public static string[] Read(int count, int seed)
    {
        string folder = SharedData.Find("query-logs") ?? throw new DirectoryNotFoundException("No query logs: set SUMMIT_DATA.");
        IEnumerable<string> web = File.ReadLines(Path.Combine(folder, "search-benchmark-game.queries.txt")).Select(static l => JsonDocument.Parse(l).RootElement.GetProperty("query").GetString()!);
        IEnumerable<string> trec = File.ReadLines(Path.Combine(folder, "trec-million-query.1-10000.txt")).Select(static l => l[(l.IndexOf(':', StringComparison.Ordinal) + 1)..]);
        string[] all = [.. web.Concat(trec.Take(2000)).Distinct()];
        new Random(seed).Shuffle(all);
        return all[..Math.Min(count, all.Length)];
    }

    /// <summary>What the page sends for a query: mostly searches, some of them with facets or context, and completions of what is being typed.</summary>
    public static string TargetOf(string query, int number)
    {
        string text = Uri.EscapeDataString(query);
        return (number % 10) switch
        {
            0 => $"/suggest?q={Uri.EscapeDataString(query[..Math.Min(query.Length, 5)])}",
            1 => $"/search?q={text}&facets=source,section,tag&dateHistogram=month&neighbours=1",
            2 => $"/search?q={text}&k=20&perArticle=1",
            3 => $"/search?q={text}&sort=newest",
            _ => $"/search?q={text}",
        };
    }
}
