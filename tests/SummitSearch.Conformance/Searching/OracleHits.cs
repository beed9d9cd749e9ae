using System.Text.Json;
using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Conformance.Searching;

/// <summary>What Apache Lucene found for one query.</summary>
internal sealed class OracleHits
{
    /// <summary>Documents and the bits of their scores, best first.</summary>
    public List<(int DocId, uint Bits)> Hits { get; } = [];

    /// <summary>Explanation of each hit, where asked for.</summary>
    public List<JsonElement> Explanations { get; } = [];

    /// <summary>Total number of hits, or a lower bound.</summary>
    public long Total { get; private set; }

    /// <summary>True for an exact total.</summary>
    public bool IsExact { get; private set; }

    /// <summary>The error's type, where the query failed.</summary>
    public string? Error { get; private set; }

    /// <summary>The query after rewriting, as Apache Lucene prints it.</summary>
    public string? Rewritten { get; private set; }

    /// <summary>Further columns and lines, for sorted searches, facets and groups.</summary>
    public List<string[]> Rows { get; } = [];

    /// <summary>The same hits, of which there are so many in all.</summary>
    public OracleHits WithTotal(long total)
    {
        OracleHits hits = new() { Total = total, IsExact = true };
        hits.Hits.AddRange(Hits);
        return hits;
    }

    /// <summary>Runs the oracle over a query file.</summary>
    public static Dictionary<string, OracleHits> Run(string index, string queries, params string[] options) => Read(OracleProcess.Run(Arguments(index, queries, options)));

    /// <summary>The same in a process of its own, whose hash tables have an order of their own.</summary>
    public static Dictionary<string, OracleHits> RunAlone(string index, string queries, params string[] options) => Read(OracleProcess.RunAlone(Arguments(index, queries, options)));

    private static string[] Arguments(string index, string queries, string[] options) => ["search", index, "--queries", queries, "--no-header", .. options];

    private static Dictionary<string, OracleHits> Read(string output)
    {
        Dictionary<string, OracleHits> results = new(StringComparer.Ordinal);
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] columns = line.Split('\t');
            bool extra = columns[0].StartsWith('#');
            string id = columns[extra ? 1 : 0];
            if (!results.TryGetValue(id, out OracleHits? hits))
                results.Add(id, hits = new OracleHits());
            hits.Rows.Add(columns);
            if (extra)
                hits.AddExtra(columns);
            else if (columns[1] == "ERROR")
                hits.Error = columns[2];
            else
                hits.AddRow(columns);
        }
        return results;
    }

    private void AddExtra(string[] columns)
    {
        if (columns[0] == "#explain")
            Explanations.Add(JsonDocument.Parse(columns[3]).RootElement);
        else if (columns[0] == "#rewritten")
            Rewritten = JsonSerializer.Deserialize<string>(columns[2]);
    }

    private void AddRow(string[] columns)
    {
        if (columns.Length < 9)
            return;
        Total = long.Parse(columns[7], System.Globalization.CultureInfo.InvariantCulture);
        IsExact = columns[8] == "eq";
        if (columns[1] != "0")
            Hits.Add((int.Parse(columns[3], System.Globalization.CultureInfo.InvariantCulture), Convert.ToUInt32(columns[6], 16)));
    }
}
