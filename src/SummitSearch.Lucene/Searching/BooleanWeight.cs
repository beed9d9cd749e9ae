using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Weight of a Boolean.</summary>
internal sealed class BooleanWeight : Weight
{
    private readonly BooleanQuery _query;
    private readonly Weight[] _weights;
    private readonly bool _needsScores;

    /// <summary>Prepares all clauses; those that do not score without their scores.</summary>
    public BooleanWeight(BooleanQuery query, IndexSearcher searcher, bool needsScores, float boost)
        : base(query, searcher)
    {
        _query = query;
        _needsScores = needsScores;
        _weights = new Weight[query.Clauses.Count];
        for (int i = 0; i < _weights.Length; i++)
        {
            searcher.Clock.ThrowIfOver();
            BooleanClause clause = query.Clauses[i];
            _weights[i] = clause.IsScoring ? clause.Query.CreateWeight(searcher, needsScores, boost) : FilterWeight.Of(clause.Query, searcher);
        }
    }

    /// <summary>How many SHOULD clauses must match, as the query says.</summary>
    public int MinimumShouldMatch => _query.MinimumShouldMatch;

    /// <summary>The clauses' weights, in order.</summary>
    public ReadOnlySpan<Weight> Weights => _weights;

    /// <summary>The kind of a clause.</summary>
    public Occur OccurOf(int clause) => _query.Clauses[clause].Occur;

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment)
    {
        List<Scorer> musts = [];
        List<Scorer> filters = [];
        List<Scorer> shoulds = [];
        List<Scorer> exclusions = [];
        for (int i = 0; i < _weights.Length; i++)
        {
            Searcher.Clock.ThrowIfOver();
            Occur occur = OccurOf(i);
            Scorer? scorer = _weights[i].OpenScorer(segment);
            if (scorer is null && (occur is Occur.Must or Occur.Filter))
                return null;
            if (scorer is not null)
                (occur switch { Occur.Must => musts, Occur.Filter => filters, Occur.Should => shoulds, _ => exclusions }).Add(scorer);
        }
        return Combine(musts, filters, shoulds, exclusions);
    }

    /// <summary>Decides how many SHOULD clauses a document of this segment needs, counting only clauses that can match in it.</summary>
    private Scorer? Combine(List<Scorer> musts, List<Scorer> filters, List<Scorer> shoulds, List<Scorer> exclusions)
    {
        int required = musts.Count + filters.Count;
        int minimum = _query.MinimumShouldMatch;
        int needed = required == 0 ? Math.Max(1, minimum) : minimum;
        if (shoulds.Count < needed)
            return null;
        if (!_needsScores && needed == 0)
            shoulds.Clear();
        if (minimum > 0 && shoulds.Count == minimum)
        {
            musts.AddRange(shoulds);
            shoulds.Clear();
            needed = 0;
        }
        if (required == 0 && exclusions.Count == 0 && musts.Count + shoulds.Count == 1)
            return musts.Count == 1 ? musts[0] : shoulds[0];
        return new BooleanScorer([.. musts], [.. filters], [.. shoulds], [.. exclusions], needed, Searcher.Clock);
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId)
    {
        List<Explanation> parts = [];
        List<Explanation> missing = [];
        for (int i = 0; i < _weights.Length; i++)
        {
            Explanation part = _weights[i].Explain(segment, docId);
            ExplainClause(_query.Clauses[i], part, parts, missing);
        }
        if (missing.Count > 0)
            return Explanation.NoMatch("Failure to meet condition(s) of required/prohibited clause(s)", missing);
        return OpenScorerAt(segment, docId) is { } scorer
            ? Explanation.Match(scorer.Score(), "sum of:", parts)
            : Explanation.NoMatch(parts.Count == 0 ? "No matching clauses" : $"Failure to match minimum number of optional clauses: {MinimumShouldMatch}", parts);
    }

    private static void ExplainClause(BooleanClause clause, Explanation part, List<Explanation> parts, List<Explanation> missing)
    {
        if (part.IsMatch && clause.IsScoring)
            parts.Add(part);
        else if (part.IsMatch && clause.Occur == Occur.Filter)
            parts.Add(Explanation.Match(0, "match on required clause, product of:", Explanation.Match(0, "# clause"), part));
        else if (part.IsMatch)
            missing.Add(Explanation.NoMatch($"match on prohibited clause ({clause.Query})", part));
        else if (clause.Occur is Occur.Must or Occur.Filter)
            missing.Add(Explanation.NoMatch($"no match on required clause ({clause.Query})", part));
    }
}
