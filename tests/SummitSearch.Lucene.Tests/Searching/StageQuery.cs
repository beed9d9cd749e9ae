using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>Matches every document, and tells when it is rewritten and when a segment of it is opened.</summary>
internal sealed class StageQuery : Query
{
    /// <summary>Called at each rewrite.</summary>
    public Action OnRewrite { get; init; } = static () => { };

    /// <summary>Called before a segment is opened.</summary>
    public Action<int> OnOpen { get; init; } = static _ => { };

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        OnRewrite();
        return this;
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new StageWeight(this, searcher, boost);

    /// <inheritdoc/>
    public override bool Equals(Query? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    /// <inheritdoc/>
    public override string ToString() => "stage";

    private sealed class StageWeight(StageQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
    {
        public override DocIdCursor? OpenCursor(int segment)
        {
            query.OnOpen(segment);
            return new AllDocsCursor(Searcher.Reader.Segments[segment].MaxDoc);
        }
    }
}
