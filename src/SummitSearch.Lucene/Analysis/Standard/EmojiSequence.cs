using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Standard;

/// <summary>Finds the emoji sequence of UTS #51 that begins at the start of a text: keycaps, flags, and joined or modified emoji.</summary>
internal static class EmojiSequence
{
    /// <summary>Measures the sequence at index 0.</summary>
    /// <returns>Its UTF-16 units; 0 when the text begins with none.</returns>
    public static int Measure(ReadOnlySpan<char> text)
    {
        WordBreakClass first = WordBreakTable.ClassAt(text, 0, out int width);
        return first switch
        {
            WordBreakClass.AsciiDigit or WordBreakClass.KeycapSymbol => MeasureKeycap(text),
            WordBreakClass.RegionalIndicator => MeasureFlag(text, width),
            WordBreakClass.EmojiModifier => MeasureJoined(text, SkipMarks(text, width)),
            WordBreakClass.ZeroWidthJoiner or WordBreakClass.Emoji or WordBreakClass.EmojiLetter or WordBreakClass.EmojiBase =>
                MeasureJoined(text, 0),
            _ => 0,
        };
    }

    /// <summary>Digit, marks, optional emoji style, enclosing keycap, marks.</summary>
    private static int MeasureKeycap(ReadOnlySpan<char> text)
    {
        int end = SkipMarks(text, 1);
        bool hasKeycap = text[1..end].Contains('\u20E3');
        if (ClassAt(text, end) == WordBreakClass.EmojiStyle && ClassAt(text, end + 1) == WordBreakClass.EnclosingKeycap)
        {
            return SkipMarks(text, end + 2);
        }

        return hasKeycap ? end : 0;
    }

    /// <summary>Two regional indicators, each with what extends it.</summary>
    private static int MeasureFlag(ReadOnlySpan<char> text, int width)
    {
        int second = WordSegment.SkipExtends(text, width);
        return ClassAt(text, second) == WordBreakClass.RegionalIndicator ? WordSegment.SkipExtends(text, second + width) : 0;
    }

    /// <summary>
    /// Elements, each after the first bound to the one before by a joiner that stands directly before it; a modifier may be such an
    /// element, but then only one joiner may follow a presentation style.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="end">End of what has been accepted so far.</param>
    private static int MeasureJoined(ReadOnlySpan<char> text, int end)
    {
        while (true)
        {
            int start = end;
            while (ClassAt(text, start) == WordBreakClass.ZeroWidthJoiner) start++;
            bool isBound = start > end || end == 0 || text[end - 1] == '\u200D';
            int next = isBound ? MeasureElement(text, start, mayBeModifier: end > 0 && start - end <= 1) : start;
            if (next == start) return end;
            end = next;
        }
    }

    /// <summary>One emoji with its modifier, marks and style; returns the start itself when there is none.</summary>
    private static int MeasureElement(ReadOnlySpan<char> text, int start, bool mayBeModifier)
    {
        if (start >= text.Length) return start;
        WordBreakClass kind = WordBreakTable.ClassAt(text, start, out int width);
        if (kind == WordBreakClass.EmojiModifier && mayBeModifier) return SkipMarks(text, start + width);
        if (kind is not (WordBreakClass.Emoji or WordBreakClass.EmojiLetter or WordBreakClass.EmojiBase)) return start;
        int end = SkipMarks(text, start + width);
        if (kind == WordBreakClass.EmojiBase && ClassAt(text, end) == WordBreakClass.EmojiModifier) return SkipMarks(text, end + 2);
        return ClassAt(text, end) == WordBreakClass.EmojiStyle ? end + 1 : end;
    }

    /// <summary>Skips what extends a character, except the two presentation styles.</summary>
    private static int SkipMarks(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length)
        {
            WordBreakClass kind = WordBreakTable.ClassAt(text, index, out int width);
            if (!WordSegment.IsExtend(kind) || kind is WordBreakClass.TextStyle or WordBreakClass.EmojiStyle) return index;
            index += width;
        }

        return index;
    }

    private static WordBreakClass ClassAt(ReadOnlySpan<char> text, int index) =>
        index < text.Length ? WordBreakTable.ClassAt(text, index, out _) : WordBreakClass.Other;
}
