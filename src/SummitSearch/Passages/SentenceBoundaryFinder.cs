namespace SummitSearch.Passages;

/// <summary>Walks one paragraph and stops behind each sentence.</summary>
internal ref struct SentenceBoundaryFinder(ReadOnlySpan<char> text)
{
    // A quotation mark that is opened and not closed within so many characters is taken for a slip.
    private const int LongestQuotation = 600;

    private readonly ReadOnlySpan<char> _text = text;
    private int _position;
    private int _straightQuotes;
    private int _cjkDepth;
    private int _cjkOpenedAt;

    /// <summary>The offset behind the next sentence; the length of the paragraph for the last one.</summary>
    public int Next()
    {
        while (_position < _text.Length)
        {
            char c = _text[_position];
            if (c == '"') _straightQuotes++;
            else if (c > '\u2E80') TrackCjkQuotation(c);
            if (!SentenceMarks.IsTerminator(c))
            {
                _position++;
                continue;
            }
            int runEnd = EndOfRun(_position);
            bool bare = SentenceMarks.IsBareTerminator(_text[runEnd - 1]);
            int boundary = bare ? BoundaryAfterBareStop(runEnd) : BoundaryAfterSpacedStop(_position, runEnd);
            int next = boundary > 0 ? boundary : runEnd;
            _straightQuotes += _text[runEnd..next].Count('"');
            _position = next;
            if (boundary > 0) return boundary;
        }
        return _text.Length;
    }

    private void TrackCjkQuotation(char c)
    {
        if (SentenceMarks.IsCjkOpener(c) && _cjkDepth++ == 0) _cjkOpenedAt = _position;
        else if (SentenceMarks.IsCjkCloser(c) && _cjkDepth > 0) _cjkDepth--;
        if (_cjkDepth > 0 && _position - _cjkOpenedAt > LongestQuotation) _cjkDepth = 0;
    }

    private readonly int EndOfRun(int start)
    {
        int end = start;
        while (end < _text.Length && SentenceMarks.IsTerminator(_text[end])) end++;
        // ". . ." is one ellipsis.
        while (end + 1 < _text.Length && _text[end - 1] == '.' && _text[end] == ' ' && _text[end + 1] == '.') end += 2;
        return end;
    }

    /// <summary>Behind a CJK full stop; inside 「」 only the closing quote may end the sentence, and not if a particle follows it.</summary>
    private int BoundaryAfterBareStop(int runEnd)
    {
        int end = runEnd, depth = _cjkDepth;
        while (end < _text.Length && SentenceMarks.IsCloser(_text[end]))
            if (SentenceMarks.IsCjkCloser(_text[end++]) && depth > 0) depth--;
        if (depth > 0) return 0;
        bool continues = end > runEnd && end < _text.Length && (SentenceMarks.IsHiragana(_text[end]) || _text[end] is '、' or '，' or ',');
        if (continues) return 0;
        _cjkDepth = 0;
        return end;
    }

    private readonly int BoundaryAfterSpacedStop(int stop, int runEnd)
    {
        if (runEnd == _text.Length) return runEnd;
        // `ended."We …`: with an even number of quotation marks before, this one opens and belongs to what follows.
        if (_text[runEnd] == '"' && (_straightQuotes & 1) == 0 && runEnd + 1 < _text.Length && char.IsLetterOrDigit(_text[runEnd + 1]))
            return char.IsUpper(_text[runEnd + 1]) && EndsPlainWord(stop) ? runEnd : 0;
        int end = SkipClosers(runEnd);
        if (end == _text.Length) return end;
        if (!char.IsWhiteSpace(_text[end])) return BoundaryWithoutSpace(stop, runEnd, end);
        int next = end;
        while (next < _text.Length && char.IsWhiteSpace(_text[next])) next++;
        if (next == _text.Length) return end;
        return GoesOn(stop, runEnd, end, next) ? 0 : end;
    }

    /// <summary>Behind closing quotes, brackets and footnote marks like <c>[3]</c>.</summary>
    private readonly int SkipClosers(int position)
    {
        while (position < _text.Length)
        {
            if (SentenceMarks.IsCloser(_text[position])) position++;
            else if (_text[position] == '[' && FootnoteLength(position) is > 0 and int length) position += length;
            else break;
        }
        return position;
    }

    private readonly int FootnoteLength(int open)
    {
        int end = open + 1;
        while (end < _text.Length && end - open < 5 && char.IsAsciiDigit(_text[end])) end++;
        return end > open + 1 && end < _text.Length && _text[end] == ']' ? end + 1 - open : 0;
    }

    private readonly int BoundaryWithoutSpace(int stop, int runEnd, int end)
    {
        char next = _text[end];
        if (SentenceMarks.IsCjk(next)) return _text[stop] is '!' or '?' ? end : 0;
        bool capitalised = char.IsUpper(next) && end + 1 < _text.Length && (char.IsLower(_text[end + 1]) || _text[end + 1] is ' ' or '.');
        bool opensQuotation = next is '“' or '„' or '«' && end == runEnd;
        if (!capitalised && !opensQuotation) return 0;
        return EndsPlainWord(stop) && !InsideAddress(stop, end) ? end : 0;
    }

    /// <summary>True if two lower-case letters, a digit with a bracket, or a closing mark stand before the stop: no abbreviation, no initial.</summary>
    private readonly bool EndsPlainWord(int stop)
    {
        if (stop < 2) return false;
        char last = _text[stop - 1];
        if (SentenceMarks.IsCloser(last) || last == '%') return true;
        return char.IsLower(last) && char.IsLower(_text[stop - 2]) && !Abbreviations.IsNeverLast(WordBefore(stop)) || char.IsAsciiDigit(last) && char.IsAsciiDigit(_text[stop - 2]);
    }

    private readonly bool InsideAddress(int stop, int next)
    {
        int start = stop;
        while (start > 0 && !char.IsWhiteSpace(_text[start - 1])) start--;
        int end = next;
        while (end < _text.Length && !char.IsWhiteSpace(_text[end])) end++;
        return _text[start..end].ContainsAny('/', '@', '\\') || _text[start..stop].Contains('.') || _text[start..stop].StartsWith("www", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>True if the sentence goes on behind the stop although a space follows.</summary>
    private readonly bool GoesOn(int stop, int runEnd, int end, int next)
    {
        char following = _text[next];
        // A bracket in small letters is a remark on what stands before it: "… action ... (it) will hurt us."
        if (char.IsLower(following) || following is '(' or '[' && next + 1 < _text.Length && char.IsLower(_text[next + 1])) return true;
        if (following is ',' or ';' or ':' or ')' or '–' or '—' && end == runEnd) return true;
        bool singleStop = _text[stop] == '.' && runEnd == stop + 1;
        if (!singleStop || end > runEnd) return false;
        return IsAbbreviationInSentence(WordBefore(stop), next);
    }

    private readonly bool IsAbbreviationInSentence(ReadOnlySpan<char> word, int next)
    {
        if (word.IsEmpty) return false;
        ReadOnlySpan<char> following = WordAt(next);
        if (char.IsAsciiDigit(_text[next]) && Abbreviations.BelongsToNumber(word)) return true;
        if (Abbreviations.IsNeverLast(word)) return true;
        // "z. B.", "p. m.": abbreviations that some write with a space.
        if (word.Length == 1 && following.Length == 1 && next + 1 < _text.Length && _text[next + 1] == '.') return true;
        if (IsClockHalf(word)) return Abbreviations.FollowsClockTime(following);
        if (IsOrdinal(word)) return Abbreviations.IsMonthName(following);
        bool startsSentence = following.IsEmpty || Abbreviations.StartsSentence(following);
        if (IsInitial(word) || IsDotted(word)) return !startsSentence;
        return Abbreviations.IsAmbiguous(word) && !char.IsAsciiDigit(_text[next]) && !startsSentence;
    }

    private static bool IsClockHalf(ReadOnlySpan<char> word) =>
        word.Equals("a.m", StringComparison.OrdinalIgnoreCase) || word.Equals("p.m", StringComparison.OrdinalIgnoreCase);

    private static bool IsOrdinal(ReadOnlySpan<char> word) => word.Length <= 2 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[^1]);

    private static bool IsInitial(ReadOnlySpan<char> word) => word.Length == 1 && char.IsUpper(word[0]);

    /// <summary>Letters with stops between them: U.S, D.C, EE.UU.</summary>
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (!word.Contains('.')) return false;
        int sinceDot = 0;
        foreach (char c in word)
        {
            if (c == '.') sinceDot = 0;
            else if (!char.IsLetter(c) || ++sinceDot > 2) return false;
        }
        return true;
    }

    /// <summary>The word that the stop ends: letters, digits and inner stops.</summary>
    private readonly ReadOnlySpan<char> WordBefore(int stop)
    {
        int start = stop;
        while (start > 0 && (char.IsLetterOrDigit(_text[start - 1]) || _text[start - 1] is '.' or '°')) start--;
        return _text[start..stop].TrimStart('.');
    }

    /// <summary>The word that begins at or, behind an opening quote, next to the offset.</summary>
    private readonly ReadOnlySpan<char> WordAt(int position)
    {
        if (position < _text.Length && _text[position] is '"' or '“' or '‘' or '\'' or '(' or '«') position++;
        int end = position;
        while (end < _text.Length && char.IsLetterOrDigit(_text[end])) end++;
        return _text[position..end];
    }
}
