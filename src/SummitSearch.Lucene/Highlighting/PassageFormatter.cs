using System.Text;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Writes passages as one text with marks around the hits.</summary>
/// <remarks>Immutable. Nothing is escaped: for HTML, use <see cref="UnifiedHighlighter.FindMatches"/> and encode the stretches.</remarks>
/// <param name="before">Mark before a hit.</param>
/// <param name="after">Mark behind a hit.</param>
/// <param name="ellipsis">Stands before a passage that does not follow the one before it directly.</param>
public sealed class PassageFormatter(string before = "<b>", string after = "</b>", string ellipsis = "... ")
{
    /// <summary>Writes passages; null when there are none.</summary>
    /// <param name="text">The text that they are of.</param>
    /// <param name="passages">Passages in the order of the text.</param>
    public string? Format(string text, IReadOnlyList<Passage> passages)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(passages);
        if (passages.Count == 0)
            return null;
        StringBuilder formatted = new();
        int at = 0;
        foreach (Passage passage in passages)
        {
            if (passage.Start > at && at > 0)
                formatted.Append(ellipsis);
            at = AppendMatches(formatted, text, passage);
            formatted.Append(text, at, Math.Max(at, passage.End) - at);
            at = passage.End;
        }
        return formatted.ToString();
    }

    private int AppendMatches(StringBuilder formatted, string text, Passage passage)
    {
        int at = passage.Start;
        for (int i = 0; i < passage.Matches.Count; i++)
        {
            int start = passage.Matches[i].Start;
            int end = passage.Matches[i].End;
            while (i + 1 < passage.Matches.Count && passage.Matches[i + 1].Start < end)
                end = passage.Matches[++i].End;
            end = Math.Min(end, passage.End);
            formatted.Append(text, at, start - at).Append(before).Append(text, start, end - start).Append(after);
            at = end;
        }
        return at;
    }
}
