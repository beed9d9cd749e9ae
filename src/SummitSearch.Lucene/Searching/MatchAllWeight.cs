using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>All documents of every segment.</summary>
internal sealed class MatchAllWeight(Query query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment) => new AllDocsCursor(Searcher.Reader.Segments[segment].MaxDoc);
}
