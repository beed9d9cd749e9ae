using System.Text;
using System.Text.Json;
using SummitSearch.Conformance.Oracle;

namespace SummitSearch.Conformance.QueryParsing;

/// <summary>Apache Lucene's parsers on texts, all in one run of the oracle.</summary>
internal static class OracleParser
{
    /// <summary>Parses texts.</summary>
    /// <param name="options">Options of the oracle's <c>parse</c>.</param>
    /// <param name="texts">The texts, without lone surrogates.</param>
    public static List<ParsedQuery> Parse(IEnumerable<string> options, IReadOnlyList<string> texts)
    {
        StringBuilder input = new();
        foreach (string text in texts)
            input.Append(JsonSerializer.Serialize(text)).Append('\n');
        string output = OracleProcess.Run(["parse", .. options], input.ToString());
        List<ParsedQuery> results = [];
        foreach (string line in output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using JsonDocument answer = JsonDocument.Parse(line);
            JsonElement root = answer.RootElement;
            results.Add(root.GetProperty("ok").GetBoolean()
                ? new ParsedQuery(root.GetProperty("parsed").GetString(), root.GetProperty("type").GetString()!)
                : new ParsedQuery(null, root.GetProperty("message").GetString()!));
        }
        Assert.Equal(texts.Count, results.Count);
        return results;
    }
}
