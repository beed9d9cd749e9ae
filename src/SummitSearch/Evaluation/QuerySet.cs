namespace SummitSearch.Evaluation;

/// <summary>Reads lists of queries: <c>qid&lt;TAB&gt;query</c> a line.</summary>
public static class QuerySet
{
    /// <summary>Ids and queries in the order of the file; blank lines are left out.</summary>
    /// <param name="lines">The text.</param>
    /// <exception cref="FormatException">A line has no tab, or an id comes twice; names the line.</exception>
    public static IReadOnlyList<(string QueryId, string Query)> Read(TextReader lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var queries = new List<(string, string)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int number = 1; lines.ReadLine() is { } line; number++)
        {
            if (string.IsNullOrWhiteSpace(line)) continue;
            int tab = line.IndexOf('\t');
            if (tab <= 0) throw new FormatException($"Line {number} of the queries has no tab, expected 'qid<TAB>query'.");
            string queryId = TrecIds.Encode(line[..tab].Trim());
            if (!seen.Add(queryId)) throw new FormatException($"Line {number} of the queries: the id '{queryId}' comes twice.");
            queries.Add((queryId, line[(tab + 1)..].Trim()));
        }
        return queries;
    }
}
