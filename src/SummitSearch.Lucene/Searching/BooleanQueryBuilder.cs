namespace SummitSearch.Lucene.Searching;

/// <summary>Collects the clauses of a <see cref="BooleanQuery"/>.</summary>
/// <remarks>Not thread-safe.</remarks>
public sealed class BooleanQueryBuilder
{
    private readonly List<BooleanClause> _clauses = [];

    /// <summary>How many clauses are allowed; 1024 unless set.</summary>
    public int MaxClauses { get; set; } = BooleanQuery.DefaultMaxClauses;

    /// <summary>How many SHOULD clauses must match; 0 means none beside MUST or FILTER clauses, one otherwise.</summary>
    public int MinimumShouldMatch { get; set; }

    /// <summary>Clauses so far.</summary>
    public int Count => _clauses.Count;

    /// <summary>Appends a clause.</summary>
    /// <exception cref="TooManyClausesException">There are <see cref="MaxClauses"/> already.</exception>
    public BooleanQueryBuilder Add(Query query, Occur occur)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (_clauses.Count >= MaxClauses)
            throw new TooManyClausesException(MaxClauses);
        _clauses.Add(new BooleanClause(query, occur));
        return this;
    }

    /// <summary>The query.</summary>
    public BooleanQuery Build() => new(_clauses, MinimumShouldMatch, MaxClauses);
}
