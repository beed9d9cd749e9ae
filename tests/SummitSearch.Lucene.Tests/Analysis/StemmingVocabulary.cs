namespace SummitSearch.Lucene.Tests.Analysis;

/// <summary>The Snowball vocabularies of the shared data folder: words and their expected stems.</summary>
internal static class StemmingVocabulary
{
    /// <summary>The folder that holds one folder per language, or null where the data is absent.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Words beside their stems.</summary>
    public static IEnumerable<(string Word, string Stem)> Read(string language) =>
        File.ReadLines(Path.Combine(Folder!, language, "voc.txt")).Zip(File.ReadLines(Path.Combine(Folder!, language, "output.txt")));

    private static string? Find()
    {
        string? data = Environment.GetEnvironmentVariable("SUMMIT_DATA");
        if (string.IsNullOrEmpty(data))
        {
            DirectoryInfo? folder = new(AppContext.BaseDirectory);
            while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "..", "shared", "data"))) folder = folder.Parent;
            if (folder is null) return null;
            data = Path.Combine(folder.FullName, "..", "shared", "data");
        }

        string stemming = Path.Combine(data, "stemming");
        return Directory.Exists(stemming) ? stemming : null;
    }
}
