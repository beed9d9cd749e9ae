using System.Text.RegularExpressions;

namespace SummitSearch.Architecture.Tests;

/// <summary>Documents name only paths that exist.</summary>
public sealed partial class MarkdownTests
{
    public static TheoryData<string> Documents => [.. Repository.Files(".", "*.md").Select(static f => f.StartsWith("./", StringComparison.Ordinal) ? f[2..] : f)
        .Where(static f => !f.StartsWith("corpus/", StringComparison.Ordinal) || f.EndsWith("README.md", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void EveryPathNamedExists(string document)
    {
        string text = Repository.Read(document);
        string folder = Path.GetDirectoryName(document)!;
        List<string> missing = [];
        foreach (Match match in RepositoryPath().Matches(text))
        {
            string path = match.Groups[1].Value.TrimEnd('/', '.');
            if (!Exists(path))
                missing.Add(path);
        }
        foreach (Match match in RelativeLink().Matches(text))
        {
            string path = match.Groups[1].Value;
            if (!Exists(Path.Combine(folder, path)))
                missing.Add(path);
        }
        Assert.True(missing.Count == 0, $"{document} names what is not there: {string.Join(", ", missing)}");
    }

    private static bool Exists(string path)
    {
        string full = Path.Combine(Repository.Root, path);
        return File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"(?<![\w./-])((?:src|tests|corpus|\.ci)/[\w./-]+)")]
    private static partial Regex RepositoryPath();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)[^)]*\)")]
    private static partial Regex RelativeLink();
}
