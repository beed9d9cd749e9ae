using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches as another query and scores every match with the boost.</summary>
public sealed class ConstantScoreQuery : Query
{
    /// <summary>Wraps a query.</summary>
    public ConstantScoreQuery(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        Query = query;
    }

    /// <summary>The query within.</summary>
    public Query Query { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        Query inner = Query.Rewrite(searcher);
        if (inner is MatchNoneQuery or ConstantScoreQuery)
            return inner;
        if (inner is BoostQuery boosted)
            return new ConstantScoreQuery(boosted.Query);
        return ReferenceEquals(inner, Query) ? this : new ConstantScoreQuery(inner);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) =>
        new ConstantScoreOfWeight(this, searcher, FilterWeight.Of(Query, searcher), boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visit)
    {
        visit(this);
        Query.Visit(visit);
    }

    internal override FilterKind FilterKind => Query.FilterKind;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is ConstantScoreQuery that && Query.Equals(that.Query);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(ConstantScoreQuery), Query);

    /// <inheritdoc/>
    public override string ToString() => $"ConstantScore({Query})";
}
