using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches every live document; the score is the boost.</summary>
public sealed class MatchAllQuery : Query
{
    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new MatchAllWeight(this, searcher, boost);

    internal override FilterKind FilterKind => FilterKind.Trivial;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is MatchAllQuery;

    /// <inheritdoc/>
    public override int GetHashCode() => typeof(MatchAllQuery).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => "*:*";
}
