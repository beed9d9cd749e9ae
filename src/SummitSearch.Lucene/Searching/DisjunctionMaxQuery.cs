namespace SummitSearch.Lucene.Searching;

/// <summary>Matches where any of its queries does; scores the best of them plus a share of the others.</summary>
public sealed class DisjunctionMaxQuery : Query
{
    private readonly Query[] _queries;

    /// <summary>Creates the query.</summary>
    /// <param name="queries">The alternatives, in order.</param>
    /// <param name="tieBreaker">Share of the other scores, 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The share is not in 0 to 1.</exception>
    public DisjunctionMaxQuery(IEnumerable<Query> queries, float tieBreaker)
    {
        ArgumentNullException.ThrowIfNull(queries);
        if (!(tieBreaker >= 0 && tieBreaker <= 1))
            throw new ArgumentOutOfRangeException(nameof(tieBreaker), tieBreaker, "The tie breaker must be in 0 to 1.");
        _queries = [.. queries];
        TieBreaker = tieBreaker;
    }

    /// <summary>The alternatives in order.</summary>
    public IReadOnlyList<Query> Queries => _queries;

    /// <summary>Share of the other scores.</summary>
    public float TieBreaker { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        if (_queries.Length == 0)
            return new MatchNoneQuery("empty DisjunctionMaxQuery");
        if (_queries.Length == 1)
            return _queries[0];
        if (TieBreaker == 1f)
            return new BooleanQuery(_queries.Select(static q => new BooleanClause(q, Occur.Should)));
        Query[] inner = Array.ConvertAll(_queries, q => q.Rewrite(searcher));
        return inner.AsSpan().SequenceEqual(_queries, ReferenceEqualityComparer.Instance) ? this : new DisjunctionMaxQuery(inner, TieBreaker);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new DisjunctionMaxWeight(this, searcher, needsScores, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visit)
    {
        visit(this);
        foreach (Query query in _queries)
            query.Visit(visit);
    }

    /// <inheritdoc/>
    public override bool Equals(Query? other) =>
        other is DisjunctionMaxQuery that && TieBreaker.Equals(that.TieBreaker) && _queries.AsSpan().SequenceEqual(that._queries);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(TieBreaker);
        foreach (Query query in _queries)
            hash.Add(query);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        string alternatives = string.Join(" | ", _queries.Select(static q => q is BooleanQuery ? $"({q})" : q.ToString()));
        return $"({alternatives}){(TieBreaker == 0 ? "" : "~" + Print(TieBreaker))}";
    }
}
