using System.Globalization;
using System.Text;
using SummitSearch.Lucene.Primitives.Automata;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The grammar of the simple syntax, one character after the other.</summary>
/// <remarks>For one text. A group is a range of the text that is read with a state of its own.</remarks>
internal sealed class SimpleGrammar
{
    private readonly string _text;
    private readonly SimpleParserOptions _options;
    private readonly SimpleLeaves _leaves;
    private readonly SimpleScan _scan;
    private readonly StringBuilder _buffer = new();
    private int _at;
    private int _end;
    private int _depth;

    /// <summary>Prepares to parse a text.</summary>
    public SimpleGrammar(string text, SimpleParserOptions options, SimpleLeaves leaves)
    {
        _text = text;
        _options = options;
        _leaves = leaves;
        _end = text.Length;
        _scan = new SimpleScan(text, Has(SimpleOperators.Escape));
    }

    /// <summary>Parses the text; null when nothing is left of it.</summary>
    public Query? Parse() => ParseRange();

    private bool Has(SimpleOperators operation) => (_options.Operators & operation) != 0;

    private Query? ParseRange()
    {
        SimpleTree tree = new(_options);
        while (_at < _end)
        {
            char c = _text[_at];
            if (c == '-' && Has(SimpleOperators.Not))
            {
                tree.Negated = !tree.Negated;
                _at++;
                continue;
            }
            if (c == '(' && Has(SimpleOperators.Precedence))
                TakeGroup(tree);
            else if (c == ')' && Has(SimpleOperators.Precedence))
                _at++;
            else if (c == '"' && Has(SimpleOperators.Phrase))
                TakePhrase(tree);
            else if (c == '+' && Has(SimpleOperators.And))
                TakeOperator(tree, Occur.Must);
            else if (c == '|' && Has(SimpleOperators.Or))
                TakeOperator(tree, Occur.Should);
            else if (IsWhiteSpace(c) && Has(SimpleOperators.Whitespace))
                _at++;
            else
                TakeToken(tree);
            tree.Negated = false;
        }
        return tree.Top;
    }

    private void TakeOperator(SimpleTree tree, Occur operation)
    {
        tree.SetOperation(operation);
        _at++;
    }

    private void TakeGroup(SimpleTree tree)
    {
        int start = ++_at;
        int close = _scan.CloseOf(start);
        if (close >= _end || _depth >= _options.MaxDepth)
            return;
        _at = close + 1;
        if (close == start)
        {
            tree.ForgetOperation();
            return;
        }
        (int outerEnd, _end, _at) = (_end, close, start);
        _depth++;
        Query? group = ParseRange();
        _depth--;
        (_end, _at) = (outerEnd, close + 1);
        tree.Add(group);
    }

    private void TakePhrase(SimpleTree tree)
    {
        int start = ++_at;
        int close = _scan.QuoteFrom(start);
        if (close >= _end)
            return;
        bool tilde = close + 1 < _end && _text[close + 1] == '~' && Has(SimpleOperators.Near);
        if (close == start && !tilde)
        {
            tree.ForgetOperation();
            _at++;
            return;
        }
        string phrase = Unescape(start, close);
        _at = tilde ? close + 1 : close;
        int slop = tilde && close + 2 < _end ? TakeFuzziness() : 0;
        _at++;
        tree.Add(_leaves.Phrase(phrase, slop));
    }

    private string Unescape(int start, int end)
    {
        _buffer.Clear();
        for (int i = start; i < end; i++)
        {
            if (_text[i] == '\\' && Has(SimpleOperators.Escape) && ++i == end)
                break;
            _buffer.Append(_text[i]);
        }
        return _buffer.ToString();
    }

    private void TakeToken(SimpleTree tree)
    {
        _buffer.Clear();
        bool prefix = false;
        bool fuzzy = false;
        for (; _at < _end; _at++)
        {
            char c = _text[_at];
            if (c == '\\' && Has(SimpleOperators.Escape))
            {
                prefix = false;
                if (++_at == _end)
                    break;
                _buffer.Append(_text[_at]);
                continue;
            }
            fuzzy = _buffer.Length > 0 && c == '~' && Has(SimpleOperators.Fuzzy);
            if (fuzzy || EndsToken(c))
                break;
            prefix = _buffer.Length > 0 && c == '*' && Has(SimpleOperators.Prefix);
            _buffer.Append(c);
        }
        if (_buffer.Length == 0)
            return;
        string token = _buffer.ToString();
        if (fuzzy)
        {
            int edits = Math.Min(TakeFuzziness(), LevenshteinTables.MaxEdits);
            tree.Add(edits == 0 ? _leaves.Words(token) : _leaves.Fuzzy(token, edits));
            return;
        }
        tree.Add(prefix ? _leaves.Prefix(token[..^1]) : _leaves.Words(token));
    }

    /// <summary>Reads the number after a tilde, up to the next character that ends a token: 2 without a number, 0 for what is none.</summary>
    private int TakeFuzziness()
    {
        int start = ++_at;
        while (_at < _end && !EndsToken(_text[_at]))
            _at++;
        ReadOnlySpan<char> digits = _text.AsSpan(start, _at - start);
        return digits.IsEmpty ? 2 : Math.Max(ParseNumber(digits), 0);
    }

    /// <summary>A signed number in the digits of any script; 0 if it is none or too large.</summary>
    private static int ParseNumber(ReadOnlySpan<char> text)
    {
        bool negative = text[0] == '-';
        ReadOnlySpan<char> digits = negative || text[0] == '+' ? text[1..] : text;
        long number = 0;
        foreach (char c in digits)
        {
            int digit = CharUnicodeInfo.GetDecimalDigitValue(c);
            number = digit < 0 ? long.MaxValue : (10 * number) + digit;
            if (number > int.MaxValue)
                return 0;
        }
        return (int)(negative ? -number : number);
    }

    private bool EndsToken(char c) => c switch
    {
        '"' => Has(SimpleOperators.Phrase),
        '|' => Has(SimpleOperators.Or),
        '+' => Has(SimpleOperators.And),
        '(' or ')' => Has(SimpleOperators.Precedence),
        _ => IsWhiteSpace(c) && Has(SimpleOperators.Whitespace),
    };

    private static bool IsWhiteSpace(char c) => c is ' ' or '\t' or '\n' or '\r';
}
