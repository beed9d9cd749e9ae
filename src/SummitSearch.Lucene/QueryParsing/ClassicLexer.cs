namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Divides a query text in the classic syntax into tokens. Where several tokens could begin, the longest counts.</summary>
/// <remarks>O(n). Inside ranges and after <c>^</c> other rules hold, hence the three modes.</remarks>
internal ref struct ClassicLexer
{
    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private ClassicLexer(ReadOnlySpan<char> text) => _text = text;

    /// <summary>The tokens of a text, with <see cref="ClassicTokenKind.End"/> as the last.</summary>
    /// <exception cref="QueryParseException">Something is no token: an open quotation mark, a final backslash, no number after <c>^</c>.</exception>
    public static List<ClassicToken> Tokenize(ReadOnlySpan<char> text)
    {
        ClassicLexer lexer = new(text);
        List<ClassicToken> tokens = [];
        ClassicToken token = default;
        bool inRange = false;
        do
        {
            token = token.Kind == ClassicTokenKind.Boost ? lexer.NextNumber() : inRange ? lexer.NextInRange() : lexer.Next();
            inRange = token.Kind == ClassicTokenKind.OpenRange || (inRange && token.Kind != ClassicTokenKind.CloseRange);
            tokens.Add(token);
        }
        while (token.Kind != ClassicTokenKind.End);
        return tokens;
    }

    /// <summary>White space of the syntax: space, tab, line breaks and the ideographic space.</summary>
    public static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\u3000';

    /// <summary>True where a character has a meaning of its own in the syntax and must be escaped to stand for itself.</summary>
    public static bool IsSpecial(char c) =>
        IsWhiteSpace(c) || c is '+' or '-' or '!' or '(' or ')' or ':' or '^' or '[' or ']' or '"' or '{' or '}' or '~' or '*' or '?' or '\\' or '/';

    private ClassicToken Next()
    {
        while (_at < _text.Length && IsWhiteSpace(_text[_at]))
            _at++;
        if (_at == _text.Length)
            return Take(ClassicTokenKind.End, 0);
        bool beforeSpace = _at + 1 < _text.Length && IsWhiteSpace(_text[_at + 1]);
        return _text[_at] switch
        {
            '+' or '-' or '!' when beforeSpace => Take(ClassicTokenKind.BareOperator, 2),
            '+' => Take(ClassicTokenKind.Plus, 1),
            '-' => Take(ClassicTokenKind.Minus, 1),
            '!' => Take(ClassicTokenKind.Not, 1),
            '(' => Take(ClassicTokenKind.OpenGroup, 1),
            ')' => Take(ClassicTokenKind.CloseGroup, 1),
            ':' => Take(ClassicTokenKind.Colon, 1),
            '^' => Take(ClassicTokenKind.Boost, 1),
            '[' or '{' => Take(ClassicTokenKind.OpenRange, 1),
            '"' => TakeQuoted(),
            '~' => Take(ClassicTokenKind.Tilde, EndOfRun(_at + 1, _at, wildcards: false) - _at),
            '/' => TakeRegexp(),
            ']' or '}' => throw Error($"'{_text[_at]}' does not close any range"),
            _ => TakeWord(),
        };
    }

    private ClassicToken NextNumber()
    {
        int length = DecimalLength(_text[_at..]);
        return length > 0 ? Take(ClassicTokenKind.Number, length) : throw Error("a number was expected after '^'");
    }

    private ClassicToken NextInRange()
    {
        while (_at < _text.Length && IsWhiteSpace(_text[_at]) && BoundLength() <= 1)
            _at++;
        if (_at == _text.Length)
            return Take(ClassicTokenKind.End, 0);
        if (_text[_at] is ']' or '}')
            return Take(ClassicTokenKind.CloseRange, 1);
        int length = BoundLength();
        bool quotes = _text[_at] == '"' && _at + 1 < _text.Length && _text[_at + 1] != '"';
        int quoted = quotes ? EndOfDelimited('"', 2) - _at : 0;
        if (quoted > 0 && quoted >= length)
            return Take(ClassicTokenKind.QuotedBound, quoted);
        return Take(_text.Slice(_at, length) is "TO" ? ClassicTokenKind.To : ClassicTokenKind.Bound, length);
    }

    /// <summary>Length of a bound without quotation marks at the current place: up to a space or the end of the range.</summary>
    private readonly int BoundLength()
    {
        int length = _text[_at..].IndexOfAny(' ', ']', '}');
        return length < 0 ? _text.Length - _at : length;
    }

    private ClassicToken TakeQuoted()
    {
        int end = _at + 1;
        while (end < _text.Length && _text[end] != '"')
            end += _text[end] == '\\' ? 2 : 1;
        return end < _text.Length ? Take(ClassicTokenKind.Quoted, end + 1 - _at) : throw Error("the quotation mark is never closed");
    }

    private ClassicToken TakeRegexp()
    {
        int end = EndOfDelimited('/', 1);
        return end > 0 ? Take(ClassicTokenKind.Regexp, end - _at) : throw Error("the slash is never closed; write \\/ for a slash in a word");
    }

    /// <summary>Where a delimited token ends: behind the first delimiter without a backslash before it, else behind the last one; -1 without any.</summary>
    private readonly int EndOfDelimited(char delimiter, int minDistance)
    {
        int last = -1;
        for (int i = _at + minDistance; i < _text.Length; i++)
        {
            if (_text[i] != delimiter)
                continue;
            last = i + 1;
            if (_text[i - 1] != '\\')
                return last;
        }
        return last;
    }

    private ClassicToken TakeWord()
    {
        int end = EndOfRun(_at, _at, wildcards: false);
        int wildEnd = EndOfRun(_at, _at, wildcards: true);
        if (wildEnd == _at)
            throw Error("a backslash needs a character after it");
        if (wildEnd == end)
            return Take(KindOfWord(_text[_at..end]), end - _at);
        if (wildEnd == end + 1 && _text[end] == '*')
            return Take(end == _at ? ClassicTokenKind.Star : ClassicTokenKind.Prefix, wildEnd - _at);
        return Take(ClassicTokenKind.Wildcard, wildEnd - _at);
    }

    /// <summary>Where a run of the characters of words ends; <c>+</c> and <c>-</c> belong to it behind <paramref name="start"/>.</summary>
    private readonly int EndOfRun(int at, int start, bool wildcards)
    {
        while (at < _text.Length)
        {
            char c = _text[at];
            if (c == '\\' && at + 1 < _text.Length)
                at += 2;
            else if (!IsSpecial(c) || (c is '+' or '-' && at > start) || (wildcards && c is '*' or '?'))
                at++;
            else
                break;
        }
        return at;
    }

    private static ClassicTokenKind KindOfWord(ReadOnlySpan<char> word) => word switch
    {
        "AND" or "&&" => ClassicTokenKind.And,
        "OR" or "||" => ClassicTokenKind.Or,
        "NOT" => ClassicTokenKind.Not,
        _ => ClassicTokenKind.Word,
    };

    /// <summary>Length of <c>digits [ . digits ]</c> at the beginning of a text.</summary>
    private static int DecimalLength(ReadOnlySpan<char> text)
    {
        int whole = DigitsLength(text);
        if (whole == 0 || whole == text.Length || text[whole] != '.')
            return whole;
        int fraction = DigitsLength(text[(whole + 1)..]);
        return fraction == 0 ? whole : whole + 1 + fraction;
    }

    private static int DigitsLength(ReadOnlySpan<char> text)
    {
        int length = text.IndexOfAnyExceptInRange('0', '9');
        return length < 0 ? text.Length : length;
    }

    private ClassicToken Take(ClassicTokenKind kind, int length)
    {
        ClassicToken token = new(kind, _at, length);
        _at += length;
        return token;
    }

    private readonly QueryParseException Error(string what) => new($"Position {_at} of the query: {what}.", _at);
}
