using System.IO.Compression;
using System.Text.Json;
using SummitSearch.Articles;

namespace SummitSearch.Benchmarks.Stories;

/// <summary>One newswire story.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Headline.</param>
/// <param name="Body">Text, a blank line between paragraphs.</param>
internal sealed record WireReport(string Id, string Title, string Body)
{
    private const int LinesInParagraph = 3;

    /// <summary>The stories of a collection in the common form.</summary>
    public static List<WireReport> ReadAll(string folder)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, "corpus.jsonl.gz")), CompressionMode.Decompress));
        var reports = new List<WireReport>();
        while (lines.ReadLine() is { } line)
        {
            JsonElement row = JsonDocument.Parse(line).RootElement;
            reports.Add(new WireReport(row.GetProperty("_id").GetString()!, row.GetProperty("title").GetString()!, InParagraphs(row.GetProperty("text").GetString()!)));
        }
        return reports;
    }

    /// <summary>As an article.</summary>
    public Article ToArticle() => new() { Id = Id, Title = Title.Length > 0 ? Title : "Untitled", Body = Body, Language = "en" };

    /// <summary>The collection kept the lines but lost the paragraphs; some lines each stand in for them.</summary>
    private static string InParagraphs(string text) =>
        string.Join("\n\n", text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Chunk(LinesInParagraph).Select(static c => string.Join(' ', c)));
}
