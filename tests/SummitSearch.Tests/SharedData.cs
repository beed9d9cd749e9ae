using System.IO.Compression;
using System.Text.Json;

namespace SummitSearch.Tests;

/// <summary>The third-party collections, which are not part of the project: found by SUMMIT_DATA or beside the checkout.</summary>
internal static class SharedData
{
    public static readonly string? Folder = Find();

    public static string Path(string relative) => System.IO.Path.Combine(Folder!, relative);

    /// <summary>The texts of a collection in the common form.</summary>
    public static IEnumerable<string> Texts(string corpusFile)
    {
        using Stream file = File.OpenRead(corpusFile);
        using var lines = new StreamReader(corpusFile.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        while (lines.ReadLine() is { } line)
        {
            using JsonDocument row = JsonDocument.Parse(line);
            yield return row.RootElement.GetProperty("text").GetString()!;
        }
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_DATA") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = System.IO.Path.Combine(folder.FullName, "..", "shared", "data");
            if (Directory.Exists(candidate)) return System.IO.Path.GetFullPath(candidate);
        }
        return null;
    }
}
