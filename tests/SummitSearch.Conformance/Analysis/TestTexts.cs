using System.IO.Compression;
using System.Text.Json;

namespace SummitSearch.Conformance.Analysis;

/// <summary>Titles and texts of the collections in the shared data folder (<c>SUMMIT_DATA</c> or <c>../shared/data</c> beside the project).</summary>
internal static class TestTexts
{
    /// <summary>The data folder, or null where it is absent.</summary>
    public static string? DataFolder { get; } = FindDataFolder();

    /// <summary>Every n-th article of a collection, its title and its text each as one text.</summary>
    public static List<string> Sample(string collection, int everyNth)
    {
        var texts = new List<string>();
        string plain = Path.Combine(DataFolder!, collection, "corpus.jsonl");
        using Stream stream = File.Exists(plain) ? File.OpenRead(plain) : new GZipStream(File.OpenRead(plain + ".gz"), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        for (int i = 0; reader.ReadLine() is { } line; i++)
        {
            if (i % everyNth == 0) AddStrings(texts, line);
        }

        return texts;
    }

    private static void AddStrings(List<string> texts, string line)
    {
        using JsonDocument article = JsonDocument.Parse(line);
        foreach (string property in new[] { "title", "text" })
        {
            if (article.RootElement.TryGetProperty(property, out JsonElement value) && value.ValueKind == JsonValueKind.String) texts.Add(value.GetString()!);
        }
    }

    private static string? FindDataFolder()
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_DATA") is { Length: > 0 } configured) return Directory.Exists(configured) ? configured : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "..", "shared", "data");
            if (Directory.Exists(candidate)) return candidate;
        }

        return null;
    }
}
