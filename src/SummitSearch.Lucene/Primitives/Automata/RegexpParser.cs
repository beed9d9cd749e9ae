using System.Globalization;
using System.Text;

namespace SummitSearch.Lucene.Primitives.Automata;

/// <summary>Parses Lucene's regular expressions: <c>| &amp; ~ ? * + {n,m} [ ] ^ . # @ "…" ( ) &lt;n-m&gt; \</c>.</summary>
/// <remarks>
/// A pattern covers a whole term; <c>\</c> only takes the next character literally (<c>\d</c> is the letter d). As in Lucene, an operator where an
/// operand is due is an ordinary character (<c>|</c> alone, <c>*a</c>). Recursion goes only into parentheses and is bounded.
/// </remarks>
internal ref struct RegexpParser
{
    private readonly ReadOnlySpan<char> _pattern;
    private readonly int _maxDepth;
    private int _at;
    private int _depth;

    private RegexpParser(ReadOnlySpan<char> pattern, int maxDepth)
    {
        _pattern = pattern;
        _maxDepth = maxDepth;
    }

    /// <summary>Parses a whole pattern.</summary>
    /// <exception cref="RegexpSyntaxException">It is not well-formed.</exception>
    /// <exception cref="AutomatonTooComplexException">Its parentheses are nested too deeply.</exception>
    public static RegexpNode Parse(ReadOnlySpan<char> pattern, AutomatonLimits limits)
    {
        if (pattern.IsEmpty)
            return new RegexpNode.Literal("");
        RegexpParser parser = new(pattern, limits.MaxDepth);
        RegexpNode node = parser.ParseUnion();
        return parser._at == pattern.Length ? node : throw parser.Error("the pattern should end here");
    }

    private RegexpNode ParseUnion()
    {
        List<RegexpNode> parts = [ParseIntersection()];
        while (TryTake('|'))
            parts.Add(ParseIntersection());
        return parts.Count == 1 ? parts[0] : new RegexpNode.Union(parts);
    }

    private RegexpNode ParseIntersection()
    {
        List<RegexpNode> parts = [ParseSequence()];
        while (TryTake('&'))
            parts.Add(ParseSequence());
        return parts.Count == 1 ? parts[0] : new RegexpNode.Intersection(parts);
    }

    private RegexpNode ParseSequence()
    {
        List<RegexpNode> parts = [ParseRepetition()];
        while (_at < _pattern.Length && _pattern[_at] is not (')' or '|' or '&'))
            parts.Add(ParseRepetition());
        return parts.Count == 1 ? parts[0] : new RegexpNode.Sequence(parts);
    }

    private RegexpNode ParseRepetition()
    {
        RegexpNode node = ParseComplement();
        int operators = 0;
        while (_at < _pattern.Length && _pattern[_at] is '?' or '*' or '+' or '{')
        {
            if (++operators > _maxDepth)
                throw new AutomatonTooComplexException($"More than {_maxDepth} repetition operators in a row at position {_at} of the regular expression.");
            node = _pattern[_at++] switch
            {
                '?' => new RegexpNode.Repetition(node, 0, 1),
                '*' => new RegexpNode.Repetition(node, 0, -1),
                '+' => new RegexpNode.Repetition(node, 1, -1),
                _ => ParseCounts(node),
            };
        }
        return node;
    }

    private RegexpNode ParseCounts(RegexpNode node)
    {
        if (!TryTakeNumber(out int min))
            throw Error("a number was expected");
        int max = min;
        if (TryTake(',') && !TryTakeNumber(out max))
            max = -1;
        if (!TryTake('}'))
            throw Error("'}' was expected");
        return max >= 0 && max < min ? new RegexpNode.Nothing() : new RegexpNode.Repetition(node, min, max);
    }

    private RegexpNode ParseComplement()
    {
        bool complement = false;
        bool any = false;
        while (TryTake('~'))
        {
            complement = !complement;
            any = true;
        }
        RegexpNode node = TryTake('[') ? ParseClass() : ParseSimple();
        return any && complement ? new RegexpNode.Complement(node) : node;
    }

    private RegexpNode.Characters ParseClass()
    {
        bool negated = TryTake('^');
        List<(int Low, int High)> ranges = [];
        do
        {
            int low = TakeCharacter();
            int high = TryTake('-') ? TakeCharacter() : low;
            if (high < low)
                throw Error("the range runs backwards");
            ranges.Add((low, high));
        }
        while (_at < _pattern.Length && _pattern[_at] != ']');
        if (!TryTake(']'))
            throw Error("']' was expected");
        return new RegexpNode.Characters(negated ? Negate(ranges) : ranges);
    }

    private RegexpNode ParseSimple()
    {
        if (TryTake('.'))
            return new RegexpNode.Characters([(0, NfaFragments.MaxCodePoint)]);
        if (TryTake('#'))
            return new RegexpNode.Nothing();
        if (TryTake('@'))
            return new RegexpNode.AnyText();
        if (TryTake('"'))
            return new RegexpNode.Literal(TakeUntil('"').ToString());
        if (TryTake('('))
            return ParseGroup();
        if (TryTake('<'))
            return ParseInterval();
        int character = TakeCharacter();
        return new RegexpNode.Characters([(character, character)]);
    }

    private RegexpNode ParseGroup()
    {
        if (TryTake(')'))
            return new RegexpNode.Literal("");
        if (++_depth > _maxDepth)
            throw new AutomatonTooComplexException($"More than {_maxDepth} parentheses are open at position {_at} of the regular expression.");
        RegexpNode node = ParseUnion();
        if (!TryTake(')'))
            throw Error("')' was expected");
        _depth--;
        return node;
    }

    private RegexpNode.Interval ParseInterval()
    {
        ReadOnlySpan<char> body = TakeUntil('>');
        int dash = body.IndexOf('-');
        if (dash <= 0 || !TryParse(body[..dash], out int min) || !TryParse(body[(dash + 1)..], out int max))
            throw Error("an interval of numbers such as <1-100> was expected");
        int digits = dash == body.Length - dash - 1 ? dash : 0;
        return new RegexpNode.Interval(Math.Min(min, max), Math.Max(min, max), digits);
    }

    private ReadOnlySpan<char> TakeUntil(char end)
    {
        int length = _pattern[_at..].IndexOf(end);
        if (length < 0)
        {
            _at = _pattern.Length;
            throw Error($"'{end}' was expected");
        }
        ReadOnlySpan<char> taken = _pattern.Slice(_at, length);
        _at += length + 1;
        return taken;
    }

    private int TakeCharacter()
    {
        TryTake('\\');
        if (_at >= _pattern.Length)
            throw Error("a character was expected");
        Rune.DecodeFromUtf16(_pattern[_at..], out Rune rune, out int length);
        _at += length;
        return rune.Value;
    }

    private bool TryTake(char expected)
    {
        if (_at >= _pattern.Length || _pattern[_at] != expected)
            return false;
        _at++;
        return true;
    }

    private bool TryTakeNumber(out int number)
    {
        int start = _at;
        while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
            _at++;
        number = 0;
        if (_at == start)
            return false;
        return TryParse(_pattern[start.._at], out number) ? true : throw Error("the number is too large");
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static List<(int Low, int High)> Negate(List<(int Low, int High)> ranges)
    {
        ranges.Sort();
        List<(int Low, int High)> rest = [];
        int free = 0;
        foreach ((int low, int high) in ranges)
        {
            if (low > free)
                rest.Add((free, low - 1));
            free = Math.Max(free, high + 1);
        }
        if (free <= NfaFragments.MaxCodePoint)
            rest.Add((free, NfaFragments.MaxCodePoint));
        return rest;
    }

    private readonly RegexpSyntaxException Error(string what) =>
        new($"Regular expression, position {_at}: {what}.", _at);
}
