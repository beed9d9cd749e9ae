using SummitSearch.Lucene.Analysis.Unicode;

namespace SummitSearch.Lucene.Analysis.Standard;

/// <summary>Cuts text into words by UAX #29 and keeps those that hold a letter, digit, ideograph, kana, Hangul or emoji.</summary>
/// <remarks>
/// Han and Hiragana characters are tokens of their own; a run of a South-East-Asian script is one token; an emoji sequence is one
/// token. The tables are those of Apache Lucene 8 (Unicode 9). A lone surrogate divides words and is in no token.
/// </remarks>
public sealed class StandardTokenizer : TokenStream
{
    /// <summary>The longest token in UTF-16 units, unless told otherwise.</summary>
    public const int DefaultMaxTokenLength = 255;

    private readonly int _maxTokenLength;
    private ReadOnlyMemory<char> _text;
    private int _position;

    /// <summary>Creates a tokenizer.</summary>
    /// <param name="maxTokenLength">UTF-16 units after which a longer word is cut; 2 or more.</param>
    public StandardTokenizer(int maxTokenLength = DefaultMaxTokenLength)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTokenLength, 2);
        _maxTokenLength = maxTokenLength;
    }

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<char> text)
    {
        _text = text;
        _position = 0;
    }

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        ReadOnlySpan<char> text = _text.Span;
        int position = _position;
        while ((uint)position < (uint)text.Length)
        {
            int kind = WordSegment.AsciiKind(text[position]);
            int end = kind != 0 ? PlainWordEnd(text, position, ref kind) : 0;
            if (end != 0 && end - position <= _maxTokenLength)
            {
                Emit(text[position..end], position, kind == WordSegment.SawDigit ? TokenType.Number : TokenType.Alphanumeric);
                return true;
            }

            if (end == 0 && IsAsciiSeparator(text[position]))
            {
                position++;
                continue;
            }

            int length = Measure(Window(text[position..]), out TokenType type);
            if (length > 0)
            {
                Emit(text.Slice(position, length), position, type);
                return true;
            }

            position -= length;
        }

        _position = position;
        return false;
    }

    /// <inheritdoc/>
    public override void End()
    {
        Token.Clear();
        Token.StartOffset = Token.EndOffset = _text.Length;
        Token.PositionIncrement = 0;
    }

    /// <summary>
    /// The end of a run of ASCII letters and digits, if what follows shows at once that the word ends there; 0 if it must be
    /// measured by the full rules. Looks no further than one character beyond the longest token, or a text without a space would
    /// be looked through once for every token.
    /// </summary>
    private int PlainWordEnd(ReadOnlySpan<char> text, int start, ref int kinds)
    {
        int end = start + 1;
        int limit = text.Length - start > _maxTokenLength ? start + _maxTokenLength + 1 : text.Length;
        while (end < limit)
        {
            char unit = text[end];
            int kind = WordSegment.AsciiKind(unit);
            if (kind == 0) return unit == ' ' || IsBorder(text, end) ? end : 0;
            kinds |= kind;
            end++;
        }

        return end;
    }

    /// <summary>Whether a word of ASCII letters and digits surely ends before the character at an index.</summary>
    private static bool IsBorder(ReadOnlySpan<char> text, int index)
    {
        switch (text[index])
        {
            case '.' or ',' or ':' or ';' or '\'':
                if (index + 1 == text.Length) return true;
                char next = text[index + 1];
                return next < '\x80' && WordSegment.AsciiKind(next) == 0;
            case '_':
                return false;
            default:
                return text[index] < '\x80';
        }
    }

    /// <summary>ASCII that is in no token and begins none; what may begin a keycap (#, *) or a word (letters, digits, _) is not.</summary>
    private static bool IsAsciiSeparator(char unit) => unit < '\x80' && unit is not ('#' or '*' or '_') && WordSegment.AsciiKind(unit) == 0;

    private void Emit(ReadOnlySpan<char> term, int position, TokenType type)
    {
        Token token = Token;
        token.SetText(term);
        token.StartOffset = position;
        token.EndOffset = _position = position + term.Length;
        token.PositionIncrement = 1;
        token.PositionLength = 1;
        token.Type = type;
        token.IsKeyword = false;
    }

    /// <summary>What the longest token may look at; a surrogate pair is not cut by its end.</summary>
    private ReadOnlySpan<char> Window(ReadOnlySpan<char> rest)
    {
        if (rest.Length <= _maxTokenLength) return rest;
        return rest[..(char.IsHighSurrogate(rest[_maxTokenLength - 1]) ? _maxTokenLength - 1 : _maxTokenLength)];
    }

    /// <summary>Measures the token at the start of the window; where there is none, the negative number of units to skip.</summary>
    private int Measure(ReadOnlySpan<char> window, out TokenType type)
    {
        WordBreakClass first = WordBreakTable.ClassAt(window, 0, out int width);
        switch (first)
        {
            case WordBreakClass.Other:
                break;
            case WordBreakClass.Ideograph:
                type = TokenType.Ideographic;
                return WordSegment.SkipExtends(window, width);
            case WordBreakClass.Hiragana:
                type = TokenType.Hiragana;
                return WordSegment.SkipExtends(window, width);
            case WordBreakClass.SoutheastAsian or WordBreakClass.SoutheastAsianExtend:
                type = TokenType.SoutheastAsian;
                return MeasureSoutheastAsian(window, width);
            default:
                return MeasureWordOrEmoji(window, first, width, out type);
        }

        type = default;
        return -width;
    }

    private int MeasureWordOrEmoji(ReadOnlySpan<char> window, WordBreakClass first, int width, out TokenType type)
    {
        int word = WordSegment.Measure(window, out type);
        bool mayBeEmoji = first != WordBreakClass.Letter && (first != WordBreakClass.AsciiDigit || (window.Length > 1 && window[1] > '\x7F'));
        int emoji = mayBeEmoji ? EmojiSequence.Measure(window) : 0;
        if (emoji > 0 && emoji >= word)
        {
            type = TokenType.Emoji;
            return emoji;
        }

        if (word > 0) return word;

        // A run of connectors up to the window's end may still belong to a word that begins further right.
        return first == WordBreakClass.ExtendNumberLetter && -word < window.Length ? -CountConnectors(window) : -width;
    }

    private static int CountConnectors(ReadOnlySpan<char> window)
    {
        int count = 1;
        while (count < window.Length && WordBreakTable.ClassOf(window[count]) == WordBreakClass.ExtendNumberLetter) count++;
        return count;
    }

    private static int MeasureSoutheastAsian(ReadOnlySpan<char> window, int end)
    {
        while (end < window.Length)
        {
            WordBreakClass kind = WordBreakTable.ClassAt(window, end, out int width);
            if (kind != WordBreakClass.SoutheastAsian && !WordSegment.IsExtend(kind)) break;
            end += width;
        }

        return end;
    }
}
