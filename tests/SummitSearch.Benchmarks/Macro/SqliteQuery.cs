using SummitSearch.Lucene.Analysis.English;

namespace SummitSearch.Benchmarks.Macro;

/// <summary>Says the queries of the comparison in FTS5's own syntax.</summary>
internal static class SqliteQuery
{
    private const int ShortestWord = 2;

    /// <summary>The query on the column <c>text</c>; null for fuzzy ones, which FTS5 has not, and where nothing but stop words is left.</summary>
    public static string? Translate(string query)
    {
        if (query.EndsWith('~'))
            return null;
        string body = query switch
        {
            _ when query.StartsWith('"') => Quote(query),
            _ when query.EndsWith('*') => Quote(query) + " *",
            _ when query.StartsWith('+') => string.Join(" AND ", Words(query)),
            _ => string.Join(" OR ", Words(query)),
        };
        return body.Length > 0 ? $"{{text}} : ({body})" : null;
    }

    private static IEnumerable<string> Words(string query) => query.Split([' ', '+', '.', ','], StringSplitOptions.RemoveEmptyEntries)
        .Where(static w => w.Length >= ShortestWord && !EnglishStopWords.Default.Contains(w.ToLowerInvariant())).Select(Quote);

    private static string Quote(string text) => $"\"{text.Trim('"', '*', '+', ' ').Replace('"', ' ')}\"";
}
