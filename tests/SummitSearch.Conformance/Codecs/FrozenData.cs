namespace SummitSearch.Conformance.Codecs;

/// <summary>The frozen indexes of the engine's tests, described in the README beside them.</summary>
internal static class FrozenData
{
    public const string Everything = "lucene881-everything";

    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "tests", "SummitSearch.Lucene.Tests", "TestData");
            if (Directory.Exists(candidate))
                return candidate;
        }
        throw new DirectoryNotFoundException("The frozen indexes are not above the test's folder.");
    }
}
