namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a query scored by a numeric column.</summary>
internal sealed class FunctionScoreWeight(FunctionScoreQuery query, IndexSearcher searcher, bool needsScores, float boost) : Weight(query, searcher)
{
    private readonly Weight _inner = query.Query.CreateWeight(searcher, needsScores && query.Multiply, 1f);

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment) => _inner.OpenScorer(segment) is { } inner
        ? new FunctionScorer(inner, Searcher.Reader.Segments[segment].NumericDocValues(query.Field), query.Multiply, needsScores ? boost : 0f)
        : null;

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        if (OpenScorerAt(segment, docId) is not FunctionScorer scorer)
            return _inner.Explain(segment, docId);
        string column = $"double({query.Field})";
        if (!query.Multiply && !scorer.HasValue())
            return Explanation.Match(0, $"weight({query}) using default score of 0 because the function produced no value:", Explanation.NoMatch(column));
        Explanation value = Explanation.Match(scorer.Value(), column);
        List<Explanation> parts = boost == 1f ? [] : [Explanation.Match(boost, "boost")];
        if (query.Multiply)
        {
            Explanation within = _inner.Explain(segment, docId);
            value = scorer.HasValue() ? Explanation.Match(scorer.Factor(), "product of:", within, value) : within;
        }
        if (value.Value < 0)
            value = Explanation.Match(0, "truncated score, max of:", Explanation.Match(0, "minimum score"), value);
        parts.Add(value);
        return Explanation.Match(boost == 1f ? value.Value : scorer.Score(), $"weight({query}), {(boost == 1f ? "result" : "product")} of:", parts);
    }
}
