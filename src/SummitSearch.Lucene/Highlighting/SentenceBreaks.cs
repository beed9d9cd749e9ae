using System.Globalization;
using System.Text;

namespace SummitSearch.Lucene.Highlighting;

/// <summary>Finds where sentences end, as the sentence iterator of Java's runtime does for the root locale (which is not that of UAX #29).</summary>
/// <remarks>
/// The behaviour was learned from that iterator by experiment: a table of states, and one rule for a full stop: whether it ended a sentence shows only
/// at the first letter behind it, so the place after its white space is remembered. Some results look odd (a bracket without a letter behind a full stop
/// cuts the sentence before the full stop); they are kept. O(n) over a text. Code points that Unicode added after version 13 may be classed differently.
/// </remarks>
internal static class SentenceBreaks
{
    private const int Inside = 0;
    private const int AfterPeriod = 1;
    private const int AfterTerminator = 2;
    private const int AfterDanda = 3;
    private const int AfterSpace = 4;
    private const int Opened = 5;
    private const int AfterQuote = 6;
    private const int AfterTerminatorAndSpace = 7;
    private const int AfterSpaces = 8;
    private const int OpenedFirmly = 9;
    private const int AfterParagraph = 10;
    private const int Stop = -1;
    private const int StopAtMark = -2;

    private const int Columns = 11;

    private static readonly SentenceClass[] AsciiClasses = [.. Enumerable.Range(0, 128).Select(static c => ClassOf(new Rune(c)))];

    // Columns in the order of SentenceClass up to Paragraph.
    private static readonly sbyte[] Table =
    [
        /* Inside */                  Inside, Inside, Inside, Inside, Inside, Inside, Inside, AfterPeriod, AfterTerminator, AfterDanda, AfterParagraph,
        /* AfterPeriod */             Inside, Inside, Inside, Opened, AfterPeriod, AfterQuote, AfterSpace, AfterPeriod, AfterTerminator, Opened, AfterParagraph,
        /* AfterTerminator */         Stop, Stop, Stop, Stop, AfterTerminator, AfterTerminator, AfterTerminatorAndSpace, AfterTerminator, AfterTerminator, Stop, AfterParagraph,
        /* AfterDanda */              Stop, Stop, Stop, Stop, Stop, Stop, AfterDanda, Stop, Stop, Stop, Stop,
        /* AfterSpace */              Inside, Inside, StopAtMark, Opened, Inside, Opened, AfterSpaces, AfterPeriod, AfterTerminator, Opened, AfterParagraph,
        /* Opened */                  StopAtMark, Inside, StopAtMark, Opened, Inside, Opened, Inside, AfterPeriod, AfterTerminator, Opened, AfterParagraph,
        /* AfterQuote */              StopAtMark, Inside, StopAtMark, OpenedFirmly, AfterPeriod, AfterQuote, AfterSpace, AfterPeriod, AfterTerminator, OpenedFirmly, AfterParagraph,
        /* AfterTerminatorAndSpace */ Stop, Stop, Stop, Stop, Stop, Stop, AfterTerminatorAndSpace, Stop, Stop, Stop, AfterParagraph,
        /* AfterSpaces */             StopAtMark, Inside, StopAtMark, OpenedFirmly, Inside, OpenedFirmly, AfterSpaces, AfterPeriod, AfterTerminator, OpenedFirmly, AfterParagraph,
        /* OpenedFirmly */            StopAtMark, Stop, StopAtMark, Opened, Stop, Opened, Stop, Stop, Stop, Opened, Stop,
        /* AfterParagraph */          Stop,
        /* AfterParagraph */          Stop, Stop, Stop, Stop, Stop, Stop, Stop, Stop, Stop, Stop, Stop,
    ];

    /// <summary>The end of the sentence that begins at <paramref name="start"/>; the length of the text for the last one.</summary>
    public static int Next(ReadOnlySpan<char> text, int start)
    {
        int state = Inside;
        int end = -1;
        int mark = -1;
        int at = start;
        while (at < text.Length)
        {
            SentenceClass kind = ReadClass(text, at, out int length);
            if (kind != SentenceClass.Ignored)
                state = Table[(state * Columns) + (int)kind];
            if (state == Stop)
                return end;
            if (state == StopAtMark)
                return mark;
            at += length;
            if (state is AfterPeriod or AfterSpace or AfterQuote or AfterSpaces)
                mark = at;
            else if (state is not (Opened or OpenedFirmly))
                end = at;
            if (end < 0)
                end = at;
        }
        return mark == text.Length ? mark : end;
    }

    /// <summary>Where the sentence around an offset begins when Java's iterator is asked for it out of nowhere, as the highlighter does at its first hit.</summary>
    /// <remarks>The iterator then looks backwards for a place that is sure to be a border, and takes a full stop before a dash or another symbol for one,
    /// even where the run from the beginning of the text goes on over it: <c>the U.S. – which</c>.</remarks>
    /// <param name="text">The text.</param>
    /// <param name="offset">An offset before the end of the text.</param>
    public static int StartAround(ReadOnlySpan<char> text, int offset)
    {
        int start = LastBorder(text, 0, offset);
        for (int at = offset; at >= start; at--)
        {
            if (!IsSymbol(text, at))
                continue;
            int period = SkipBack(text, at - 1, static (text, i) => ClassAt(text, i) is SentenceClass.Quote or SentenceClass.Ignored || IsOpeningBracket(text, i));
            period = SkipBack(text, period, static (text, i) => ClassAt(text, i) is SentenceClass.Space or SentenceClass.Ignored);
            period = SkipBack(text, period, static (text, i) => ClassAt(text, i) is SentenceClass.Closing or SentenceClass.Quote or SentenceClass.Ignored);
            if (period >= 2 && ClassAt(text, period) == SentenceClass.Period)
                return LastBorder(text, period, offset);
        }
        return start;
    }

    private delegate bool CharacterTest(ReadOnlySpan<char> text, int at);

    private static int SkipBack(ReadOnlySpan<char> text, int at, CharacterTest skips)
    {
        while (at >= 2 && skips(text, at))
            at--;
        return at;
    }

    /// <summary>The last border up to an offset in the chain of sentences that begins at <paramref name="start"/>.</summary>
    private static int LastBorder(ReadOnlySpan<char> text, int start, int offset)
    {
        for (int end = Next(text, start); end <= offset; end = Next(text, start))
            start = end;
        return start;
    }

    private static SentenceClass ReadClass(ReadOnlySpan<char> text, int at, out int length)
    {
        if (text[at] < AsciiClasses.Length)
        {
            length = 1;
            return AsciiClasses[text[at]];
        }
        Rune.DecodeFromUtf16(text[at..], out Rune rune, out length);
        return ClassOf(rune);
    }

    private static SentenceClass ClassAt(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(text[at..], out Rune rune, out _) == System.Buffers.OperationStatus.Done ? ClassOf(rune) : SentenceClass.Opening;

    private static bool IsOpeningBracket(ReadOnlySpan<char> text, int at) =>
        char.GetUnicodeCategory(text[at]) is UnicodeCategory.OpenPunctuation or UnicodeCategory.InitialQuotePunctuation;

    private static bool IsSymbol(ReadOnlySpan<char> text, int at) => ClassAt(text, at) == SentenceClass.Opening && !IsOpeningBracket(text, at) && !char.IsLowSurrogate(text[at]);

    private static SentenceClass ClassOf(Rune rune)
    {
        switch (rune.Value)
        {
            case ' ' or '\t' or '\n' or '\f' or '\r' or 0x2028:
                return SentenceClass.Space;
            case '.' or 0xFF0E:
                return SentenceClass.Period;
            case '!' or '?' or 0x3002 or 0xFF01 or 0xFF1F:
                return SentenceClass.Terminator;
            case '"' or '\'':
                return SentenceClass.Quote;
            case ',':
                return SentenceClass.Number;
            case 0x964 or 0x965:
                return SentenceClass.Danda;
            default:
                return ClassOf(Rune.GetUnicodeCategory(rune));
        }
    }

    private static SentenceClass ClassOf(UnicodeCategory category) => category switch
    {
        UnicodeCategory.LowercaseLetter => SentenceClass.Lower,
        UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber => SentenceClass.Number,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter => SentenceClass.Starting,
        UnicodeCategory.ClosePunctuation or UnicodeCategory.FinalQuotePunctuation => SentenceClass.Closing,
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => SentenceClass.Ignored,
        UnicodeCategory.SpaceSeparator => SentenceClass.Space,
        UnicodeCategory.ParagraphSeparator => SentenceClass.Paragraph,
        _ => SentenceClass.Opening,
    };
}
