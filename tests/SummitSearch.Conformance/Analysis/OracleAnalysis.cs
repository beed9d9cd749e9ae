using System.Globalization;
using System.Text;
using System.Text.Json;
using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Apache Lucene's analysis of texts.</summary>
internal static class OracleAnalysis
{
    /// <summary>Analyses texts in one run of the oracle; each result ends with the end state.</summary>
    public static List<List<AnalyzedToken>> Analyze(string analyzer, IReadOnlyList<string> texts)
    {
        string output = OracleProcess.Run(["analyze", "--analyzer", analyzer], ToJsonLines(texts));
        var results = new List<List<AnalyzedToken>>(texts.Count) { new() };
        foreach (ReadOnlySpan<char> line in output.AsSpan().EnumerateLines())
        {
            if (line.IsEmpty) continue;
            AnalyzedToken token = Parse(line.ToString().Split('\t'));
            results[^1].Add(token);
            if (token.Type == "-") results.Add([]);
        }

        results.RemoveAt(results.Count - 1);
        Assert.Equal(texts.Count, results.Count);
        return results;
    }

    private static AnalyzedToken Parse(string[] columns)
    {
        bool isEnd = columns[1] == "END";
        return new AnalyzedToken(
            isEnd ? "END" : JsonSerializer.Deserialize<string>(columns[1])!,
            Number(columns[2]),
            Number(columns[3]),
            Number(columns[4]),
            isEnd ? 0 : Number(columns[5]),
            columns[6]);
    }

    private static int Number(string column) => int.Parse(column, CultureInfo.InvariantCulture);

    /// <summary>JSON strings, one a line; everything but plain ASCII is escaped, so that lone surrogates survive.</summary>
    private static string ToJsonLines(IReadOnlyList<string> texts)
    {
        var lines = new StringBuilder();
        foreach (string text in texts)
        {
            lines.Append('"');
            foreach (char unit in text)
            {
                if (unit is >= ' ' and < '\x7F' and not '"' and not '\\') lines.Append(unit);
                else lines.Append("\\u").Append(((int)unit).ToString("x4", CultureInfo.InvariantCulture));
            }

            lines.Append("\"\n");
        }

        return lines.ToString();
    }
}
