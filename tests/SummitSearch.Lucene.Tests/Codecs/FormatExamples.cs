using System.Text.RegularExpressions;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>The worked examples of FORMAT.md: its code blocks <c>hex NAME</c>.</summary>
internal static partial class FormatExamples
{
    private static readonly Lazy<string> Text = new(ReadText);

    /// <summary>The titles of the sections.</summary>
    public static IReadOnlyList<string> Sections => [.. Heading().Matches(Text.Value).Select(static m => m.Groups[1].Value.Trim())];

    /// <summary>The bytes of an example.</summary>
    public static byte[] Bytes(string name)
    {
        Match match = Example().Matches(Text.Value).Single(m => m.Groups[1].Value == name);
        return Convert.FromHexString(string.Concat(match.Groups[2].Value.Where(char.IsAsciiHexDigit)));
    }

    /// <summary>The folder that holds <c>src</c>.</summary>
    public static string RepositoryRoot()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SummitSearch.sln")))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException("SummitSearch.sln is not above the test's folder.");
    }

    private static string ReadText() => File.ReadAllText(Path.Combine(RepositoryRoot(), "src", "SummitSearch.Lucene", "Codecs", "FORMAT.md"));

    [GeneratedRegex(@"^```hex ([\w-]+)\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Example();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
