using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a query whose matches all score the boost. Subclasses say which documents match.</summary>
internal abstract class ConstantScoreWeight(Query query, IndexSearcher searcher, float boost) : Weight(query, searcher)
{
    /// <summary>Score of every match.</summary>
    public float Boost { get; } = boost;

    /// <summary>The matching documents of a segment in ascending order (deleted ones may be among them), or null for none.</summary>
    public abstract DocIdCursor? OpenCursor(int segment);

    /// <inheritdoc/>
    public sealed override Scorer? OpenScorer(int segment) => OpenCursor(segment) is { } matches ? new ConstantScorer(matches, Boost) : null;

    /// <inheritdoc/>
    public sealed override Explanation Explain(int segment, int docId)
    {
        bool matches = OpenCursor(segment) is { } cursor && cursor.Advance(docId) == docId;
        return matches
            ? Explanation.Match(Boost, Boost == 1f ? Query.ToString() : $"{Query}^{Query.Print(Boost)}")
            : Explanation.NoMatch($"{Query} doesn't match id {docId}");
    }
}
