namespace SummitSearch.Lucene.Searching;

/// <summary>A query made ready for one searcher: statistics looked up, boosts multiplied down.</summary>
/// <remarks>Thread-safe; the scorers it opens are not.</remarks>
internal abstract class Weight(Query query, IndexSearcher searcher)
{
    /// <summary>The query, rewritten.</summary>
    public Query Query { get; } = query;

    /// <summary>Where segments and statistics come from.</summary>
    public IndexSearcher Searcher { get; } = searcher;

    /// <summary>A cursor over the matches in a segment (deleted documents included), or null where there can be none.</summary>
    public abstract Scorer? OpenScorer(int segment);

    /// <summary>How the score of a document comes about.</summary>
    /// <param name="segment">Number of the segment.</param>
    /// <param name="docId">Document in the segment.</param>
    public abstract Explanation Explain(int segment, int docId);

    /// <summary>Opens a scorer and moves it to a document; null where the document does not match.</summary>
    protected Scorer? OpenScorerAt(int segment, int docId)
    {
        Scorer? scorer = OpenScorer(segment);
        return scorer is not null && scorer.Advance(docId) == docId ? scorer : null;
    }
}
