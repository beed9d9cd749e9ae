namespace SummitSearch.Architecture.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>Folder with <c>SummitSearch.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All files below a folder of the checkout, without build output, as paths relative to the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(static path => !path.Split('/').Any(static part => part is "bin" or "obj" or ".git" or "TestResults" or "artifacts"))
            .Order(StringComparer.Ordinal);

    /// <summary>Text of a file by its path relative to the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    private static string FindRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SummitSearch.sln")))
                return folder.FullName;
        }
        throw new InvalidOperationException("No SummitSearch.sln above the tests' folder.");
    }
}
