using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>Grows the query of one group: clauses join the Boolean at the top as long as the operator stays the same; another operator wraps the top in a new one.</summary>
internal sealed class SimpleTree(SimpleParserOptions options)
{
    private readonly Occur _default = options.DefaultOperator == DefaultOperator.And ? Occur.Must : Occur.Should;
    private Query? _first;
    private List<BooleanClause>? _clauses;
    private Occur? _operation;
    private Occur? _previous;

    /// <summary>Whether the next part is negated.</summary>
    public bool Negated { get; set; }

    /// <summary>The query so far; null when there is none.</summary>
    public Query? Top => _clauses is null ? _first : new BooleanQuery(_clauses, 0, options.MaxClauses);

    /// <summary>Notes the operator before the next part; the first of several counts.</summary>
    public void SetOperation(Occur operation)
    {
        if (_first is not null)
            _operation ??= operation;
    }

    /// <summary>The part that the operator was meant for is empty.</summary>
    public void ForgetOperation() => _operation = null;

    /// <summary>Adds a part; null, where nothing was left of it, changes nothing.</summary>
    public void Add(Query? part)
    {
        if (part is null)
            return;
        if (Negated)
            part = new BooleanQuery([new BooleanClause(part, Occur.MustNot), new BooleanClause(new MatchAllQuery(), Occur.Should)]);
        if (_first is null)
        {
            _first = part;
        }
        else
        {
            Occur operation = _operation ?? _default;
            if (_previous != operation)
                _clauses = [new BooleanClause(Top!, operation)];
            if (_clauses!.Count < options.MaxClauses)
                _clauses.Add(new BooleanClause(part, operation));
            _previous = operation;
        }
        _operation = null;
    }
}
