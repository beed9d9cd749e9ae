using System.Text.RegularExpressions;

namespace SummitSearch.Architecture.Tests;

/// <summary>Which first-level folders of a project mention the namespaces of which others, read from the sources.</summary>
internal static partial class FolderGraph
{
    /// <summary>Every mention of another folder: the file, its folder, and the folder mentioned.</summary>
    public static IEnumerable<(string File, string From, string To)> Mentions(string project)
    {
        string root = $"src/{project}/";
        HashSet<string> folders = [.. Repository.Files(root, "*.cs").Select(f => FolderOf(root, f)).OfType<string>()];
        foreach (string file in Repository.Files(root, "*.cs"))
        {
            if (FolderOf(root, file) is not { } from)
                continue;
            string source = CommentsAndStrings().Replace(Repository.Read(file), " ");
            foreach (string to in folders)
            {
                // Written out, or shortened as C# allows inside the common parent namespace.
                if (to != from && Regex.IsMatch(source, $@"(\b{Regex.Escape(project)}\.|(?<![\w.])){to}\.[A-Z]|using {Regex.Escape(project)}\.{to};"))
                    yield return (file, from, to);
            }
        }
    }

    private static string? FolderOf(string root, string file)
    {
        string rest = file[root.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? null : rest[..slash];
    }

    [GeneratedRegex("""//[^\n]*|"([^"\\\n]|\\.)*"|/\*.*?\*/""", RegexOptions.Singleline)]
    private static partial Regex CommentsAndStrings();
}
