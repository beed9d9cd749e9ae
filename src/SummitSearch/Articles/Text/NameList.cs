using System.Text.RegularExpressions;

namespace SummitSearch.Articles.Text;

/// <summary>Reads bylines: "By A, B and C" names three authors.</summary>
internal static partial class NameList
{
    /// <summary>The names, without "By" and without empty ones.</summary>
    public static IEnumerable<string> Split(string? byline)
    {
        if (string.IsNullOrWhiteSpace(byline)) yield break;
        foreach (string part in Separator().Split(Prefix().Replace(byline.Trim(), "")))
        {
            string name = part.Trim(' ', ',', ';', '\t', '\n', '\r', '|', '•', '·');
            if (name.Length > 0) yield return name;
        }
    }

    [GeneratedRegex(@"^(?:written by|by|von|par|por)[: ]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Prefix();

    [GeneratedRegex(@"\s*(?:[,;|]|\band\b|\bund\b|\bet\b|&)\s+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, RegexLimits.TimeoutMs)]
    private static partial Regex Separator();
}
