namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a disjunction that takes the best score.</summary>
internal sealed class DisjunctionMaxWeight : Weight
{
    private readonly Weight[] _weights;
    private readonly float _tieBreaker;

    /// <summary>Prepares the alternatives.</summary>
    public DisjunctionMaxWeight(DisjunctionMaxQuery query, IndexSearcher searcher, bool needsScores, float boost)
        : base(query, searcher)
    {
        _tieBreaker = query.TieBreaker;
        _weights = [.. query.Queries.Select(q => q.CreateWeight(searcher, needsScores, boost))];
    }

    /// <summary>The alternatives.</summary>
    public Weight[] Weights => _weights;

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment)
    {
        Scorer[] scorers = [.. _weights.Select(w => w.OpenScorer(segment)).OfType<Scorer>()];
        return scorers.Length switch
        {
            0 => null,
            1 => scorers[0],
            _ => new DisjunctionMaxScorer(scorers, _tieBreaker),
        };
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        Explanation[] parts = [.. _weights.Select(w => w.Explain(segment, docId)).Where(static e => e.IsMatch)];
        if (parts.Length == 0)
            return Explanation.NoMatch("No matching clause");
        // Not the score: the reference takes the values of the parts, which of a function's product are not rounded to floats.
        double max = 0, others = 0;
        foreach (Explanation part in parts)
        {
            others += Math.Min(max, part.Value);
            max = Math.Max(max, part.Value);
        }
        return Explanation.Match((float)(max + (others * _tieBreaker)), _tieBreaker == 0f ? "max of:" : $"max plus {Searching.Query.Print(_tieBreaker)} times others of:", parts);
    }
}
