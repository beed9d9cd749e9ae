using System.Text;

namespace SummitSearch.Articles.Text;

/// <summary>Makes one line of readable text of whatever a file holds: no control characters, no torn surrogates, single spaces.</summary>
internal static class TextCleaner
{
    /// <summary>The text with every run of white space made one space and the ends trimmed.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        return IsClean(text) ? text : Rewrite(text);
    }

    /// <summary>Cleans each item and leaves out empty ones and repetitions.</summary>
    public static IReadOnlyList<string> CleanAll(List<string> items)
    {
        if (items.Count == 0) return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var clean = new List<string>(items.Count);
        foreach (string item in items)
        {
            string text = Clean(item);
            if (text.Length > 0 && seen.Add(text)) clean.Add(text);
        }
        return clean;
    }

    private static bool IsClean(string text)
    {
        bool space = true;
        foreach (char c in text)
        {
            if (c == ' ')
            {
                if (space) return false;
                space = true;
                continue;
            }
            if (c < 0x21 || c is '\u007F' or '\u00AD' || c is >= '\u0080' and <= '\u00A0' || c >= '\u1680' && NeedsRewriting(c)) return false;
            space = false;
        }
        return !space;
    }

    private static bool NeedsRewriting(char c) =>
        char.IsWhiteSpace(c) || IsInvisible(c) || char.IsSurrogate(c) || c >= '\uFFFE';

    // Joiners (U+200C, U+200D) stay: Persian, Hindi and emoji need them.
    private static bool IsInvisible(char c) => c is '\u200B' or '\u2060' or '\uFEFF' or '\u200E' or '\u200F' or >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069';

    private static string Rewrite(string text)
    {
        var builder = new StringBuilder(text.Length);
        bool space = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsWhiteSpace(c))
            {
                space = true;
                continue;
            }
            if (char.IsControl(c) || c == '\u00AD' || IsInvisible(c)) continue;
            if (space && builder.Length > 0) builder.Append(' ');
            space = false;
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) builder.Append(c).Append(text[++i]);
            else builder.Append(char.IsSurrogate(c) || c >= '\uFFFE' ? '\uFFFD' : c);
        }
        return builder.ToString();
    }
}
