using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The matches of another weight, all with one score.</summary>
internal sealed class ConstantScoreOfWeight(Query query, IndexSearcher searcher, Weight inner, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <summary>What decides on matches.</summary>
    public Weight Inner { get; } = inner;

    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment) => Inner.OpenScorer(segment);
}
