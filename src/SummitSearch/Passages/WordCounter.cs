namespace SummitSearch.Passages;

/// <summary>Measures text in tenths of a word, so that scripts without spaces can be measured with the same unit.</summary>
internal static class WordCounter
{
    /// <summary>One word of a script with spaces.</summary>
    public const int TenthsPerWord = 10;

    private const int TenthsPerCjkCharacter = 5;
    private const int TenthsPerSoutheastAsianCharacter = 2;

    // Tables of numbers say little, and should not become passages of their own.
    private const int TenthsPerNumber = 3;

    // A "word" longer than this is no word (a base64 line, a table): every further stretch counts again.
    private const int LongestWord = 40;

    /// <summary>Tenths of words in <paramref name="text"/>; at least 1 for a text that is not blank.</summary>
    public static int Measure(ReadOnlySpan<char> text)
    {
        int tenths = 0, run = 0;
        bool blank = true;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                run = 0;
                continue;
            }
            blank = false;
            tenths += Weigh(c, ref run);
        }
        return blank ? 0 : Math.Max(tenths, 1);
    }

    /// <summary>What <paramref name="c"/>, which is not white space, adds; <paramref name="run"/> is the length of the word so far.</summary>
    public static int Weigh(char c, ref int run)
    {
        if (c >= '\u0E00')
        {
            if (SentenceMarks.IsCjk(c))
            {
                run = 0;
                return TenthsPerCjkCharacter;
            }
            if (SentenceMarks.IsSoutheastAsian(c))
            {
                run = 0;
                return TenthsPerSoutheastAsianCharacter;
            }
        }
        if (run++ % LongestWord != 0) return 0;
        return char.IsAsciiDigit(c) ? TenthsPerNumber : TenthsPerWord;
    }
}
