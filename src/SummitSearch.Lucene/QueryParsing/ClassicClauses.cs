using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Collects the clauses of one list and applies the rules by which AND, OR, NOT, + and - work on neighbours.</summary>
/// <remarks>There is no precedence: AND makes both of its neighbours required, whatever stands around them.</remarks>
internal sealed class ClassicClauses(ClassicParserOptions options)
{
    private readonly bool _and = options.DefaultOperator == DefaultOperator.And;
    private readonly List<BooleanClause> _clauses = [];

    /// <summary>Number of clauses.</summary>
    public int Count => _clauses.Count;

    /// <summary>Adds a clause.</summary>
    /// <param name="conjunction"><see cref="ClassicTokenKind.And"/>, <see cref="ClassicTokenKind.Or"/>, or any other kind for none.</param>
    /// <param name="modifier"><see cref="ClassicTokenKind.Plus"/>, <see cref="ClassicTokenKind.Minus"/> (for NOT too), or any other kind for none.</param>
    /// <param name="query">The query, or null where nothing was left of it; the conjunction still works on the clause before.</param>
    public void Add(ClassicTokenKind conjunction, ClassicTokenKind modifier, Query? query)
    {
        if (_clauses.Count > 0 && _clauses[^1].Occur != Occur.MustNot)
        {
            if (conjunction == ClassicTokenKind.And)
                _clauses[^1] = _clauses[^1] with { Occur = Occur.Must };
            else if (_and && conjunction == ClassicTokenKind.Or)
                _clauses[^1] = _clauses[^1] with { Occur = Occur.Should };
        }
        if (query is null)
            return;
        bool required = _and ? conjunction != ClassicTokenKind.Or : modifier == ClassicTokenKind.Plus || conjunction == ClassicTokenKind.And;
        Occur occur = modifier == ClassicTokenKind.Minus ? Occur.MustNot : required ? Occur.Must : Occur.Should;
        _clauses.Add(new BooleanClause(query, occur));
        Check();
    }

    /// <summary>Adds what adjacent words became: their terms one by one.</summary>
    public void AddWords(Query? query)
    {
        if (query is null)
            return;
        Occur occur = _and ? Occur.Must : Occur.Should;
        if (query is not BooleanQuery several)
            _clauses.Add(new BooleanClause(query, occur));
        else if (several.Clauses.All(static c => c.Query is TermQuery))
            _clauses.AddRange(several.Clauses);
        else
            _clauses.AddRange(several.Clauses.Select(c => c with { Occur = occur }));
        Check();
    }

    /// <summary>Refuses as soon as there are too many, before the rest of a long text is turned into queries.</summary>
    private void Check()
    {
        if (_clauses.Count > options.MaxClauses)
            throw new TooManyClausesException(options.MaxClauses);
    }

    /// <summary>The Boolean of the clauses; null when there are none.</summary>
    public BooleanQuery? Build() => _clauses.Count == 0 ? null : new BooleanQuery(_clauses, 0, options.MaxClauses);
}
