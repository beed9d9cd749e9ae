namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Finds the collections that are shared between projects and not part of this one.</summary>
internal static class SharedData
{
    /// <summary>Folder of a collection, or null.</summary>
    public static string? Find(string collection)
    {
        if (Environment.GetEnvironmentVariable("SUMMIT_DATA") is { Length: > 0 } named)
            return Existing(Path.Combine(named, collection));
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Existing(Path.Combine(folder.FullName, "..", "shared", "data", collection)) is { } found)
                return found;
        }
        return null;
    }

    private static string? Existing(string path) => Directory.Exists(path) ? Path.GetFullPath(path) : null;
}
