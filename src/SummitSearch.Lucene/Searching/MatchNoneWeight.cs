namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a query without matches.</summary>
internal sealed class MatchNoneWeight(Query query, IndexSearcher searcher) : Weight(query, searcher)
{
    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment) => null;

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId) => Explanation.NoMatch(Query.ToString());
}
