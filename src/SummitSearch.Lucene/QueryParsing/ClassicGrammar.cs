using SummitSearch.Lucene.Searching;
using Kind = SummitSearch.Lucene.QueryParsing.ClassicTokenKind;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The grammar of the classic syntax, by recursive descent over the tokens.</summary>
/// <remarks>For one text.
/// <code>
/// query  = clause { [ AND | OR ] clause }
/// clause = [ + | - | NOT ] [ field ":" ] ( leaf | "(" query ")" [ ^n ] )
/// leaf   = ( word | prefix | pattern | /regexp/ ) [ ~[n] ] [ ^n ] | "phrase" [ ~[n] ] [ ^n ] | ( "[" | "{" ) bound TO bound ( "]" | "}" ) [ ^n ]
/// </code></remarks>
internal sealed class ClassicGrammar
{
    private readonly string _text;
    private readonly ClassicParserOptions _options;
    private readonly ClassicLeaves _leaves;
    private readonly ClassicTerms _terms;
    private readonly List<ClassicToken> _tokens;
    private int _at;
    private int _depth;

    private ClassicGrammar(string text, ClassicParserOptions options, ClassicLeaves leaves, ClassicTerms terms)
    {
        _text = text;
        _options = options;
        _leaves = leaves;
        _terms = terms;
        _tokens = ClassicLexer.Tokenize(text);
    }

    private ClassicToken Current => _tokens[_at];

    /// <summary>Parses a text; null when analysis leaves nothing of it.</summary>
    /// <exception cref="QueryParseException">The text is not well-formed.</exception>
    public static Query? Parse(string text, ClassicParserOptions options, ClassicLeaves leaves, ClassicTerms terms)
    {
        ClassicGrammar grammar = new(text, options, leaves, terms);
        Query? query = grammar.ParseQuery(null);
        return grammar.Current.Kind == Kind.End ? query : throw grammar.Unexpected("AND, OR or another clause");
    }

    private Query? ParseQuery(string? field)
    {
        ClassicClauses clauses = new(_options);
        Query? first = null;
        if (AreWordsAhead())
        {
            first = ParseWords(field, clauses);
        }
        else
        {
            Kind modifier = TakeModifier();
            Query? query = ParseClause(field);
            clauses.Add(Kind.End, modifier, query);
            first = modifier == Kind.End ? query : null;
        }
        while (Current.Kind is not (Kind.End or Kind.CloseGroup))
        {
            if (AreWordsAhead())
            {
                ParseWords(field, clauses);
                continue;
            }
            Kind conjunction = TakeIf(Kind.And) || TakeIf(Kind.Or) ? _tokens[_at - 1].Kind : Kind.End;
            Kind modifier = TakeModifier();
            clauses.Add(conjunction, modifier, ParseClause(field));
        }
        return clauses.Count == 1 && first is not null ? first : clauses.Build();
    }

    /// <summary>True at two or more words in a row of which the second is not bound to what follows it.</summary>
    private bool AreWordsAhead() => Current.Kind == Kind.Word && IsFreeWord(_at + 1);

    private bool IsFreeWord(int token) => _tokens[token].Kind == Kind.Word
        && _tokens[token + 1].Kind is not (Kind.Colon or Kind.Star or Kind.Tilde or Kind.Boost or Kind.And or Kind.Or);

    private Query? ParseWords(string? field, ClassicClauses clauses)
    {
        int start = _at++;
        while (IsFreeWord(_at))
            _at++;
        if (!_options.SplitOnWhitespace)
        {
            Query? all = _leaves.Words(field, string.Join(' ', Enumerable.Range(start, _at - start).Select(t => Unescape(_tokens[t]))));
            clauses.AddWords(all);
            return all;
        }
        Query? first = null;
        for (int i = start; i < _at; i++)
        {
            Query? word = _leaves.Words(field, Unescape(_tokens[i]));
            clauses.Add(Kind.End, Kind.End, word);
            first = i == start ? word : first;
        }
        return first;
    }

    private Query? ParseClause(string? field)
    {
        if (Current.Kind is Kind.Word or Kind.Star && _tokens[_at + 1].Kind == Kind.Colon)
        {
            field = Current.Kind == Kind.Star ? "*" : Unescape(Current);
            if (field.Length == 0)
                throw Unexpected("a field name");
            _at += 2;
        }
        if (!TakeIf(Kind.OpenGroup))
            return ParseLeaf(field);
        if (++_depth > _options.MaxDepth)
            throw new QueryParseException($"Position {Current.Start} of the query: more than {_options.MaxDepth} parentheses are open.", Current.Start);
        Query? group = ParseQuery(field);
        if (!TakeIf(Kind.CloseGroup))
            throw Unexpected("')'");
        _depth--;
        return Boosted(group, TakeBoost());
    }

    private Query? ParseLeaf(string? field)
    {
        ClassicToken token = Current;
        switch (token.Kind)
        {
            case Kind.Quoted:
                _at++;
                return ParsePhrase(field, token);
            case Kind.OpenRange:
                return ParseRange(field);
            case Kind.Word or Kind.Star or Kind.Prefix or Kind.Wildcard or Kind.Regexp or Kind.BareOperator:
                _at++;
                (float? boost, ClassicToken? tilde) = TakeSuffixes();
                return Boosted(MakeLeaf(field, token, tilde), boost);
            default:
                throw Unexpected("a word, a phrase, a range or '('");
        }
    }

    private Query? MakeLeaf(string? field, ClassicToken token, ClassicToken? tilde)
    {
        ReadOnlySpan<char> image = Image(token);
        // Patterns keep their escapes, but faulty ones are refused in them too.
        string text = EscapedText.Unescape(token.Kind == Kind.BareOperator ? image[..1] : image, token.Start);
        switch (token.Kind)
        {
            case Kind.Star or Kind.Wildcard:
                return MakeWildcard(field, token, image.ToString());
            case Kind.Prefix:
                string prefix = EscapedText.Unescape(image[..^1], token.Start);
                if (!_options.AllowLeadingWildcard && prefix.StartsWith('*'))
                    throw LeadingWildcard(token);
                return _leaves.Unanalyzed(field, f => _terms.Prefix(f, prefix));
            case Kind.Regexp:
                string pattern = image[1..^1].ToString();
                return _leaves.Unanalyzed(field, f => _terms.Regexp(f, pattern));
        }
        if (tilde is not { } fuzzy)
            return _leaves.Words(field, text);
        float edits = JavaFloat.TryParse(Image(fuzzy)[1..]) ?? _options.FuzzyEdits;
        if (edits < 0f || (edits >= 1f && edits != (int)edits))
            throw new QueryParseException($"Position {fuzzy.Start} of the query: a number of edits must be whole (0, 1 or 2).", fuzzy.Start);
        return _leaves.Unanalyzed(field, f => _terms.Fuzzy(f, text, edits));
    }

    private Query MakeWildcard(string? field, ClassicToken token, string pattern)
    {
        if (field == "*" && pattern == "*")
            return new MatchAllQuery();
        if (!_options.AllowLeadingWildcard && pattern[0] is '*' or '?')
            throw LeadingWildcard(token);
        return _leaves.Unanalyzed(field, f => _terms.Wildcard(f, pattern));
    }

    private Query? ParsePhrase(string? field, ClassicToken token)
    {
        (float? boost, ClassicToken? tilde) = TakeSuffixes();
        int slop = tilde is { } near && JavaFloat.TryParse(Image(near)[1..]) is { } given ? (int)given : _options.PhraseSlop;
        string text = EscapedText.Unescape(Image(token)[1..^1], token.Start + 1);
        return Boosted(_leaves.Phrase(field, text, slop, token.Start), boost);
    }

    private Query? ParseRange(string? field)
    {
        bool includeLower = Image(_tokens[_at++])[0] == '[';
        string? lower = TakeBound();
        if (!TakeIf(Kind.To))
            throw Unexpected("TO");
        string? upper = TakeBound();
        if (Current.Kind != Kind.CloseRange)
            throw Unexpected("']' or '}'");
        bool includeUpper = Image(_tokens[_at++])[0] == ']';
        return Boosted(_leaves.Unanalyzed(field, f => _terms.Range(f, lower, upper, includeLower, includeUpper)), TakeBoost());
    }

    private string? TakeBound()
    {
        ClassicToken token = Current;
        if (token.Kind is not (Kind.Bound or Kind.QuotedBound or Kind.To))
            throw Unexpected("an end of the range, or * for none");
        _at++;
        ReadOnlySpan<char> image = Image(token);
        if (token.Kind == Kind.QuotedBound)
            return EscapedText.Unescape(image[1..^1], token.Start + 1);
        return image is "*" ? null : EscapedText.Unescape(image, token.Start);
    }

    /// <summary>Reads <c>^n</c> and <c>~n</c>, each at most once, in either order.</summary>
    private (float? Boost, ClassicToken? Tilde) TakeSuffixes()
    {
        float? boost = TakeBoost();
        ClassicToken? tilde = TakeIf(Kind.Tilde) ? _tokens[_at - 1] : null;
        return (boost ?? TakeBoost(), tilde);
    }

    private float? TakeBoost()
    {
        if (!TakeIf(Kind.Boost))
            return null;
        ClassicToken number = _tokens[_at++];
        float boost = JavaFloat.TryParse(Image(number)) ?? 1f;
        return float.IsFinite(boost) ? boost : throw new QueryParseException($"Position {number.Start} of the query: the boost is too large.", number.Start);
    }

    private Kind TakeModifier()
    {
        if (TakeIf(Kind.Plus))
            return Kind.Plus;
        return TakeIf(Kind.Minus) || TakeIf(Kind.Not) ? Kind.Minus : Kind.End;
    }

    private bool TakeIf(Kind kind)
    {
        if (Current.Kind != kind)
            return false;
        _at++;
        return true;
    }

    private static Query? Boosted(Query? query, float? boost) => query is null || boost is not { } factor ? query : new BoostQuery(query, factor);

    private ReadOnlySpan<char> Image(ClassicToken token) => _text.AsSpan(token.Start, token.Length);

    private string Unescape(ClassicToken token) => EscapedText.Unescape(Image(token), token.Start);

    private static QueryParseException LeadingWildcard(ClassicToken token) =>
        new($"Position {token.Start} of the query: '*' and '?' are not allowed at the beginning of a word.", token.Start);

    private QueryParseException Unexpected(string expected)
    {
        string found = Current.Kind == Kind.End ? "the end of the query" : $"'{Image(Current)}'";
        return new QueryParseException($"Position {Current.Start} of the query: found {found}, expected {expected}.", Current.Start);
    }
}
