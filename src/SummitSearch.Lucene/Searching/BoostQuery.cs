using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Multiplies the weight of a query. The boost goes down into the leaves; it is never applied to a finished sum.</summary>
public sealed class BoostQuery : Query
{
    /// <summary>Wraps a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="boost">Factor, finite and not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">The boost is negative, infinite or no number.</exception>
    public BoostQuery(Query query, float boost)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!float.IsFinite(boost) || boost < 0)
            throw new ArgumentOutOfRangeException(nameof(boost), boost, "A boost must be a finite number and not negative.");
        Query = query;
        Boost = boost;
    }

    /// <summary>The query within.</summary>
    public Query Query { get; }

    /// <summary>The factor.</summary>
    public float Boost { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        Query inner = Query.Rewrite(searcher);
        if (Boost == 1f)
            return inner;
        if (inner is BoostQuery nested)
            return new BoostQuery(nested.Query, Boost * nested.Boost);
        // A constant score of nothing is nothing again: wrapping it would go on for ever.
        if (Boost == 0f && inner is not (ConstantScoreQuery or MatchNoneQuery))
            return new BoostQuery(new ConstantScoreQuery(inner), 0f);
        return ReferenceEquals(inner, Query) ? this : new BoostQuery(inner, Boost);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => Query.CreateWeight(searcher, needsScores, Boost * boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visit)
    {
        visit(this);
        Query.Visit(visit);
    }

    internal override FilterKind FilterKind => Query.FilterKind;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is BoostQuery that && Boost.Equals(that.Boost) && Query.Equals(that.Query);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(BoostQuery), Query, Boost);

    /// <inheritdoc/>
    public override string ToString() => $"({Query})^{Print(Boost)}";
}
