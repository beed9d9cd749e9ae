using System.Collections.Frozen;

namespace SummitSearch.Articles.Html;

/// <summary>What a quick look at the tags of a page tells before a parser spends time on it.</summary>
/// <param name="Elements">How many tags open an element, comments and scripts left out.</param>
/// <param name="LineOfExcess">The line where more tags are open than allowed; null if that never happens.</param>
/// <param name="HasRunawayFormatting">True if many more elements like <c>&lt;b&gt;</c> are opened than closed.</param>
internal readonly record struct TagCensus(int Elements, int? LineOfExcess, bool HasRunawayFormatting)
{
    private const int RunawayFormatting = 64;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NeedNoEnd = Lookup(
        "p li td th tr dt dd option br img hr meta link input source wbr area base col embed param track a colgroup tbody thead tfoot body html head frame");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Formatting = Lookup("b big code em font i nobr s small strike strong tt u");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> RawText = Lookup("script style textarea title xmp");

    /// <summary>Counts the tags of <paramref name="html"/>, comments and scripts left out; stops at <paramref name="mostOpen"/>.</summary>
    public static TagCensus Of(string html, int mostOpen)
    {
        int elements = 0, open = 0, formatting = 0, mostFormatting = 0;
        for (int i = html.IndexOf('<'); i >= 0 && i + 1 < html.Length; i = html.IndexOf('<', i + 1))
        {
            if (html.AsSpan(i).StartsWith("<!--"))
            {
                int end = html.IndexOf("-->", i, StringComparison.Ordinal);
                if (end < 0) break;
                i = end;
                continue;
            }
            ReadOnlySpan<char> name = NameAt(html, i, out bool closing);
            if (!closing && !name.IsEmpty) elements++;
            if (name.IsEmpty || NeedNoEnd.Contains(name)) continue;
            if (!closing && RawText.Contains(name))
            {
                int end = html.IndexOf(string.Concat("</", name), i, StringComparison.OrdinalIgnoreCase);
                if (end < 0) break;
                i = end;
                continue;
            }
            if (Formatting.Contains(name)) mostFormatting = Math.Max(mostFormatting, formatting = Math.Max(0, formatting + (closing ? -1 : 1)));
            else if ((open = Math.Max(0, open + (closing ? -1 : 1))) > mostOpen) return new TagCensus(elements, html.AsSpan(0, i).Count('\n') + 1, true);
        }
        return new TagCensus(elements, null, mostFormatting > RunawayFormatting);
    }

    private static ReadOnlySpan<char> NameAt(string html, int tag, out bool closing)
    {
        closing = html[tag + 1] == '/';
        int start = closing ? tag + 2 : tag + 1, end = start;
        while (end < html.Length && char.IsAsciiLetterOrDigit(html[end])) end++;
        return html.AsSpan(start, end - start);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(string names) =>
        names.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
