using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Xml;

/// <summary>Reads the authors of RSS, which are mail addresses with a name beside them.</summary>
internal static partial class AuthorNames
{
    /// <summary>The name in "me@example.com (Name)" or "Name &lt;me@example.com&gt;"; the text itself where there is no address.</summary>
    public static string WithoutAddress(string author)
    {
        if (!author.Contains('@')) return author.Trim();
        string name = Address().Replace(author, " ").Trim(' ', '(', ')', '<', '>', ',', '"', '\n', '\t', '\r');
        return name.Length > 0 ? name : "";
    }

    [GeneratedRegex(@"(?:mailto:)?[^\s<>()@]+@[^\s<>()]+", RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Address();
}
