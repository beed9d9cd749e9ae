using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches nothing.</summary>
public sealed class MatchNoneQuery : Query
{
    private readonly string _reason;

    /// <summary>Creates the query.</summary>
    /// <param name="reason">Why nothing can match, for people who read the rewritten query.</param>
    public MatchNoneQuery(string reason = "no documents") => _reason = reason;

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new MatchNoneWeight(this, searcher);

    internal override FilterKind FilterKind => FilterKind.Trivial;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is MatchNoneQuery;

    /// <inheritdoc/>
    public override int GetHashCode() => typeof(MatchNoneQuery).GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => $"MatchNoDocsQuery(\"{_reason}\")";
}
