namespace SummitSearch.Passages;

/// <summary>Cuts a sentence that is longer than any passage may be into pieces that fit.</summary>
internal static class LongSentenceCutter
{
    /// <summary>Adds the pieces of <paramref name="sentence"/>, each of at most <paramref name="maxTenths"/> tenths of a word.</summary>
    /// <remarks>Cuts behind a comma or semicolon in the last third of a piece if there is one, else at a space, else between characters.</remarks>
    public static void Cut(string text, TextRange sentence, int maxTenths, List<TextRange> pieces)
    {
        int start = sentence.Start;
        while (start < sentence.End)
        {
            int end = EndOfPiece(text, start, sentence.End, maxTenths);
            int trimmedEnd = end;
            while (trimmedEnd > start && char.IsWhiteSpace(text[trimmedEnd - 1])) trimmedEnd--;
            if (trimmedEnd > start) pieces.Add(new TextRange(start, trimmedEnd));
            while (end < sentence.End && char.IsWhiteSpace(text[end])) end++;
            start = end;
        }
    }

    private static int EndOfPiece(string text, int start, int limit, int maxTenths)
    {
        int tenths = 0, run = 0, lastSpace = 0, lastComma = 0, lastCharacter = 0;
        for (int i = start; i < limit; i++)
        {
            char c = text[i];
            if (i > start && SentenceMarks.MayStartPiece(c)) lastCharacter = i;
            if (char.IsWhiteSpace(c))
            {
                (run, lastSpace) = (0, i);
                if (tenths * 3 > maxTenths * 2 && i > start && text[i - 1] is (',' or ';' or ':')) lastComma = i;
                continue;
            }
            if (tenths * 3 > maxTenths * 2 && i > start && text[i - 1] is ('、' or '，' or '；')) lastComma = i;
            tenths += WordCounter.Weigh(c, ref run);
            if (tenths > maxTenths) return FirstBeyond(start, lastComma, lastSpace, lastCharacter, i);
        }
        return limit;
    }

    private static int FirstBeyond(int start, int lastComma, int lastSpace, int lastCharacter, int position)
    {
        if (lastComma > start) return lastComma;
        if (lastSpace > start) return lastSpace;
        return lastCharacter > start ? lastCharacter : Math.Max(position, start + 1);
    }
}
