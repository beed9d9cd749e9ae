namespace SummitSearch.Passages;

/// <summary>Finds the sentences of a plain text.</summary>
/// <remarks>
/// Rule-based, one pass, linear time; stateless and safe from any thread. A blank line always ends a sentence. Every character that
/// is not white space lies in exactly one sentence. Knows abbreviations, initials, clock times, ordinals, quotations, ellipses,
/// decimals, a missing space behind a stop, and scripts without spaces.
/// </remarks>
public static class SentenceSplitter
{
    /// <summary>The sentences of <paramref name="text"/> in order, without the white space around them.</summary>
    /// <param name="text">Plain text; paragraphs are separated by a blank line.</param>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static List<TextRange> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<TextRange>();
        int position = 0;
        while (NextParagraph(text, ref position) is { Length: > 0 } paragraph)
            SplitParagraph(text, paragraph, sentences);
        return sentences;
    }

    /// <summary>The next run of lines up to a blank line, trimmed; empty at the end of the text.</summary>
    internal static TextRange NextParagraph(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
        int start = position, end = position, newlines = 0;
        for (; position < text.Length && newlines < 2; position++)
        {
            char c = text[position];
            if (c == '\n') newlines++;
            else if (!char.IsWhiteSpace(c)) (newlines, end) = (0, position + 1);
        }
        return new TextRange(start, end);
    }

    /// <summary>Adds the sentences of one paragraph to <paramref name="sentences"/>.</summary>
    internal static void SplitParagraph(string text, TextRange paragraph, List<TextRange> sentences)
    {
        ReadOnlySpan<char> span = text.AsSpan(paragraph.Start, paragraph.Length);
        int start = 0;
        var boundaries = new SentenceBoundaryFinder(span);
        while (start < span.Length)
        {
            int end = boundaries.Next();
            int trimmedEnd = end;
            while (trimmedEnd > start && char.IsWhiteSpace(span[trimmedEnd - 1])) trimmedEnd--;
            while (start < trimmedEnd && char.IsWhiteSpace(span[start])) start++;
            if (trimmedEnd > start) sentences.Add(new TextRange(paragraph.Start + start, paragraph.Start + trimmedEnd));
            start = end;
        }
    }
}
