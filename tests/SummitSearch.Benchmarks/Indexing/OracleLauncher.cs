namespace SummitSearch.Benchmarks.Indexing;

/// <summary>Finds the launcher of the comparison oracle in the source tree above the program.</summary>
internal static class OracleLauncher
{
    /// <summary>Path of the launcher, or null.</summary>
    public static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "SummitSearch.Conformance", "Oracle", "oracle");
            if (File.Exists(candidate))
                return candidate;
        }
        return null;
    }
}
