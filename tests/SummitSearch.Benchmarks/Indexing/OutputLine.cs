using System.Globalization;
using System.Text.Json;

namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Reads what an indexing process printed: documents and seconds, as JSON (the oracle) or tab-separated (this engine).</summary>
internal static class OutputLine
{
    /// <summary>Documents and seconds.</summary>
    public static (int Documents, double Seconds) Parse(string output)
    {
        string line = output.Trim().Split('\n')[^1];
        if (line.StartsWith('{'))
        {
            using JsonDocument json = JsonDocument.Parse(line);
            return (json.RootElement.GetProperty("docs").GetInt32(), json.RootElement.GetProperty("seconds").GetDouble());
        }
        string[] parts = line.Split('\t');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), double.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
