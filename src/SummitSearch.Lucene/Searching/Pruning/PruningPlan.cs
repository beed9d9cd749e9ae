namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>A search of a shape that can be pruned: terms of which some or all are required, or one exact phrase; beside them filters and exclusions. Where no term is required,
/// other clauses may add to the score: their documents are looked at one by one, and all others pruned.</summary>
/// <remarks>Immutable.</remarks>
internal sealed class PruningPlan
{
    private const float MaxSpread = 1 << 18;

    // Bounds carry relative slack, which says nothing where scores leave the normal floats: there roundings are as great as the scores, or sums are infinite.
    private const float LeastWeight = 1e-30f;
    private const float GreatestWeight = 1e30f;

    private PruningPlan(IReadOnlyList<(TermWeight Term, bool Required)> terms, PhraseWeight? phrase, IReadOnlyList<Weight> filters, IReadOnlyList<Weight> exclusions, bool isWide = false)
    {
        Terms = terms;
        Phrase = phrase;
        Filters = filters;
        Exclusions = exclusions;
        IsWide = isWide;
    }

    /// <summary>The scoring terms in clause order; empty for a phrase.</summary>
    public IReadOnlyList<(TermWeight Term, bool Required)> Terms { get; }

    /// <summary>The phrase, or null.</summary>
    public PhraseWeight? Phrase { get; }

    /// <summary>What documents must match without scoring.</summary>
    public IReadOnlyList<Weight> Filters { get; }

    /// <summary>Clauses that add to the score and cannot be pruned by. What they match is among the <see cref="Exclusions"/>, as it is looked at apart.</summary>
    public IReadOnlyList<Weight> Others { get; private init; } = [];

    /// <summary>What documents must not match.</summary>
    public IReadOnlyList<Weight> Exclusions { get; }

    /// <summary>True where the weights lie so far apart that a sum in double precision may depend on its order: then it is that of the clauses.</summary>
    public bool IsWide { get; }

    /// <summary>The plan for a weight, or null where its shape is another one.</summary>
    public static PruningPlan? For(Weight weight) => weight switch
    {
        TermWeight term => Checked(new PruningPlan([(term, true)], null, [], [])),
        PhraseWeight { IsExactOfTerms: true } phrase when phrase.Leaf.Weight is >= LeastWeight and <= GreatestWeight => new PruningPlan([], phrase, [], []),
        BooleanWeight boolean => ForBoolean(boolean),
        _ => null,
    };

    private static PruningPlan? ForBoolean(BooleanWeight boolean)
    {
        List<Weight> musts = [];
        List<Weight> shoulds = [];
        List<Weight> filters = [];
        List<Weight> exclusions = [];
        for (int i = 0; i < boolean.Weights.Length; i++)
            (boolean.OccurOf(i) switch { Occur.Must => musts, Occur.Should => shoulds, Occur.Filter => filters, _ => exclusions }).Add(boolean.Weights[i]);
        // One SHOULD clause that must match is what a disjunction asks for anyway; beside MUST clauses it would be a second condition.
        if (boolean.MinimumShouldMatch > (musts.Count == 0 ? 1 : 0))
            return null;
        if (musts.Count == 1 && shoulds.Count == 0 && For(musts[0]) is { } inner)
            return inner.Others.Count > 0 && filters.Count > 0 ? null : new PruningPlan(inner.Terms, inner.Phrase, [.. inner.Filters, .. filters], [.. inner.Exclusions, .. exclusions], inner.IsWide) { Others = inner.Others };
        // Filters alone let documents match without any of the terms.
        if (musts.Count == 0 && filters.Count > 0 && boolean.MinimumShouldMatch == 0)
            return null;
        List<Weight> others = shoulds.FindAll(static w => w is not TermWeight);
        if (!musts.TrueForAll(static w => w is TermWeight) || (others.Count > 0 && musts.Count > 0) || !others.TrueForAll(w => CanStandApart(w, filters.Count == 0)))
            return null;
        shoulds.RemoveAll(static w => w is not TermWeight);
        List<(TermWeight, bool)> terms = [.. musts.Select(static w => ((TermWeight)w, true)), .. shoulds.Select(static w => ((TermWeight)w, false))];
        return terms.Count == 0 ? null : Checked(new PruningPlan(terms, null, filters, [.. exclusions, .. others]) { Others = others });
    }

    /// <summary>Whether a clause gives the same scores where only its own documents are gone to. The sums of weighted synonyms depend on the way through all of them,
    /// which filters and conjunctions lead elsewhere.</summary>
    private static bool CanStandApart(Weight weight, bool withSynonyms) => weight switch
    {
        ConstantScoreWeight or PhraseWeight => true,
        SynonymWeight => withSynonyms,
        DisjunctionMaxWeight best => Array.TrueForAll(best.Weights, w => w is TermWeight || CanStandApart(w, withSynonyms)),
        BooleanWeight any => any.MinimumShouldMatch <= 1 && IsDisjunction(any) && Array.TrueForAll(any.Weights.ToArray(), w => w is TermWeight || CanStandApart(w, withSynonyms)),
        _ => false,
    };

    private static bool IsDisjunction(BooleanWeight weight)
    {
        for (int i = 0; i < weight.Weights.Length; i++)
        {
            if (weight.OccurOf(i) != Occur.Should)
                return false;
        }
        return true;
    }

    /// <summary>Refuses plans without any weight to prune by and those with weights that bounds do not hold for.</summary>
    private static PruningPlan? Checked(PruningPlan plan)
    {
        float least = float.MaxValue;
        float greatest = 0f;
        foreach ((TermWeight term, _) in plan.Terms)
        {
            float weight = term.Leaf.Weight;
            if (weight is not (0f or (>= LeastWeight and <= GreatestWeight)))
                return null;
            least = weight > 0 ? Math.Min(least, weight) : least;
            greatest = Math.Max(greatest, weight);
        }
        if (greatest == 0)
            return null;
        return greatest / least <= MaxSpread ? plan : new PruningPlan(plan.Terms, null, plan.Filters, plan.Exclusions, isWide: true) { Others = plan.Others };
    }
}
