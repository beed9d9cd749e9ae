using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Standard;

/// <summary>Finds the word that begins at the start of a text, by rules WB4 to WB13b of UAX #29.</summary>
internal static class WordSegment
{
    private const int SawLetter = 1;

    /// <summary>The kind of a digit, in <see cref="AsciiKind"/>.</summary>
    public const int SawDigit = 2;

    private const int SawKatakana = 4;
    private const int SawConnector = 8;
    private const int SawHangul = 16;

    /// <summary>What the last accepted character lets follow.</summary>
    private enum Previous : byte
    {
        Nothing,
        Letter,

        /// <summary>A Hebrew letter that no quote or point has bound to the one before; only such a letter may take a quote of its own.</summary>
        HebrewLetter,

        /// <summary>A letter or quote that a Hebrew quote rule used up: letters and digits may follow, but no bridge.</summary>
        Closed,
        Digit,
        Katakana,
        Connector,
    }

    // Bits of Saw*; 0 for everything that is neither an ASCII letter nor an ASCII digit.
    private static ReadOnlySpan<byte> AsciiKinds =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
        0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0,
    ];

    /// <summary>0 for everything that is neither an ASCII letter (1) nor an ASCII digit (2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int AsciiKind(char unit) => unit < AsciiKinds.Length ? AsciiKinds[unit] : 0;

    /// <summary>Measures the word at index 0.</summary>
    /// <param name="text">What may be looked at; the border is never put beyond its end.</param>
    /// <param name="type">The kind of word.</param>
    /// <returns>
    /// UTF-16 units of the word; 0 when the text begins with none; the negative length of a run of connectors (underscores) that
    /// belongs to no word.
    /// </returns>
    public static int Measure(ReadOnlySpan<char> text, out TokenType type)
    {
        int saw = 0;
        int end = 0;
        var previous = Previous.Nothing;
        while (end < text.Length)
        {
            int asciiEnd = previous == Previous.Katakana ? end : SkipAsciiWord(text, end, ref saw);
            if (asciiEnd != end)
            {
                previous = AsciiKinds[text[asciiEnd - 1]] == SawDigit ? Previous.Digit : Previous.Letter;
                end = asciiEnd;
                continue;
            }

            int next = Extend(text, end, ref previous, ref saw);
            if (next == end) break;
            end = next;
        }

        type = TypeOf(saw);
        return (saw & ~SawConnector) == 0 ? -end : end;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int SkipAsciiWord(ReadOnlySpan<char> text, int index, ref int saw)
    {
        int kindsSeen = 0;
        while ((uint)index < (uint)text.Length)
        {
            int kind = AsciiKind(text[index]);
            if (kind == 0) break;
            kindsSeen |= kind;
            index++;
        }

        saw |= kindsSeen;
        return index;
    }

    /// <summary>Accepts the character at an index, which is no ASCII letter or digit; returns the index itself at a border.</summary>
    private static int Extend(ReadOnlySpan<char> text, int index, ref Previous previous, ref int saw)
    {
        WordBreakClass kind = WordBreakTable.ClassAt(text, index, out int width);
        switch (kind)
        {
            case WordBreakClass.Other:
                return index;
            case WordBreakClass.Letter or WordBreakClass.EmojiLetter or WordBreakClass.Hangul or WordBreakClass.HebrewLetter
                or WordBreakClass.Digit or WordBreakClass.AsciiDigit when previous != Previous.Katakana:
                previous = PreviousOf(kind);
                saw |= SawOf(kind);
                return index + width;
            case WordBreakClass.Katakana when previous is Previous.Nothing or Previous.Katakana or Previous.Connector:
                previous = Previous.Katakana;
                saw |= SawKatakana;
                return index + width;
            case WordBreakClass.ExtendNumberLetter:
                previous = Previous.Connector;
                saw |= SawConnector;
                return index + width;
            default:
                return previous == Previous.Nothing ? index
                    : IsExtend(kind) ? index + width
                    : Bridge(text, index, index + width, kind, ref previous, ref saw);
        }
    }

    /// <summary>Accepts a character that joins only between two others (<c>don't</c>, <c>3.14</c>), together with the one after it.</summary>
    private static int Bridge(ReadOnlySpan<char> text, int index, int after, WordBreakClass middle, ref Previous previous, ref int saw)
    {
        int right = SkipExtends(text, after);
        WordBreakClass kind = right < text.Length ? WordBreakTable.ClassAt(text, right, out int width) : Absent(out width);
        if (middle == WordBreakClass.DoubleQuote)
        {
            if (previous != Previous.HebrewLetter || kind != WordBreakClass.HebrewLetter) return index;
            return Accept(right + width, Previous.Closed, SawLetter, ref previous, ref saw);
        }

        if (JoinsLetters(middle) && IsLetter(previous) && IsLetter(kind))
        {
            bool isFresh = middle == WordBreakClass.SingleQuote && previous == Previous.HebrewLetter && kind == WordBreakClass.HebrewLetter;
            return Accept(right + width, isFresh ? Previous.HebrewLetter : Previous.Letter, SawLetter, ref previous, ref saw);
        }

        if (JoinsDigits(middle) && previous == Previous.Digit && IsDigit(kind))
        {
            return Accept(right + width, Previous.Digit, SawDigit, ref previous, ref saw);
        }

        // WB7a: a quote stays with the Hebrew letter before it.
        bool isTrailingQuote = middle == WordBreakClass.SingleQuote && previous == Previous.HebrewLetter;
        return isTrailingQuote ? Accept(right, Previous.Closed, SawLetter, ref previous, ref saw) : index;
    }

    private static int Accept(int end, Previous kind, int seen, ref Previous previous, ref int saw)
    {
        previous = kind;
        saw |= seen;
        return end;
    }

    private static bool JoinsLetters(WordBreakClass middle) =>
        middle is WordBreakClass.SingleQuote or WordBreakClass.MidNumberLetter or WordBreakClass.MidLetter;

    private static bool JoinsDigits(WordBreakClass middle) =>
        middle is WordBreakClass.SingleQuote or WordBreakClass.MidNumberLetter or WordBreakClass.MidNumber;

    /// <summary>The index after any characters that extend the one before (WB4).</summary>
    internal static int SkipExtends(ReadOnlySpan<char> text, int index)
    {
        while (index < text.Length && IsExtend(WordBreakTable.ClassAt(text, index, out int width))) index += width;
        return index;
    }

    internal static bool IsExtend(WordBreakClass kind) => kind is WordBreakClass.Extend or WordBreakClass.SoutheastAsianExtend
        or WordBreakClass.ZeroWidthJoiner or WordBreakClass.EnclosingKeycap or WordBreakClass.TextStyle or WordBreakClass.EmojiStyle;

    private static WordBreakClass Absent(out int width)
    {
        width = 0;
        return WordBreakClass.Other;
    }

    private static bool IsLetter(Previous previous) => previous is Previous.Letter or Previous.HebrewLetter;

    private static bool IsLetter(WordBreakClass kind) =>
        kind is WordBreakClass.Letter or WordBreakClass.EmojiLetter or WordBreakClass.Hangul or WordBreakClass.HebrewLetter;

    private static bool IsDigit(WordBreakClass kind) => kind is WordBreakClass.Digit or WordBreakClass.AsciiDigit;

    private static Previous PreviousOf(WordBreakClass kind) => kind switch
    {
        WordBreakClass.HebrewLetter => Previous.HebrewLetter,
        WordBreakClass.Digit or WordBreakClass.AsciiDigit => Previous.Digit,
        _ => Previous.Letter,
    };

    private static int SawOf(WordBreakClass kind) => kind switch
    {
        WordBreakClass.Hangul => SawHangul,
        WordBreakClass.Digit or WordBreakClass.AsciiDigit => SawDigit,
        _ => SawLetter,
    };

    private static TokenType TypeOf(int saw) => saw switch
    {
        SawDigit or (SawDigit | SawConnector) => TokenType.Number,
        SawKatakana => TokenType.Katakana,
        SawHangul => TokenType.Hangul,
        _ => TokenType.Alphanumeric,
    };
}
