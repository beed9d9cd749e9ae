using System.Globalization;
using System.Text;
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
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            AnalyzedToken token = Parse(line.Split('\t'));
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
            isEnd ? "END" : Unquote(columns[1]),
            Number(columns[2]),
            Number(columns[3]),
            Number(columns[4]),
            isEnd ? 0 : Number(columns[5]),
            columns[6]);
    }

    // By hand, because the library's reader refuses lone surrogates.
    private static string Unquote(string json)
    {
        if (!json.Contains('\\', StringComparison.Ordinal)) return json[1..^1];
        var text = new StringBuilder();
        for (int i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            char escape = json[++i];
            if (escape != 'u')
            {
                text.Append(escape switch { 'n' => '\n', 't' => '\t', 'r' => '\r', _ => escape });
                continue;
            }

            text.Append((char)int.Parse(json.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += 4;
        }

        return text.ToString();
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
