namespace SummitSearch.Lucene.Searching;

/// <summary>The rules by which a Boolean becomes simpler. They decide which floats are added at which level, so none is optional.</summary>
internal static class BooleanRewrite
{
    /// <summary>Applies the first rule that changes anything; returns <paramref name="query"/> itself when none does.</summary>
    public static Query Step(BooleanQuery query, BooleanClause[] clauses, IndexSearcher searcher)
    {
        if (clauses.Length == 0)
            return new MatchNoneQuery("empty BooleanQuery");
        if (clauses.Length == 1 && OnlyClause(query, clauses[0]) is { } only)
            return only;
        if (RewriteClauses(query, clauses, searcher) is { } inner)
            return inner;
        bool hasFilters = query.CountOf(Occur.Filter) > 0;
        bool hasExclusions = query.CountOf(Occur.MustNot) > 0;
        if (hasFilters || hasExclusions)
        {
            Query? simpler = WithoutRepeatedFilters(query, clauses) ?? (hasExclusions ? Contradiction(clauses) : null)
                ?? (hasFilters ? WithoutIdleFilters(query, clauses) ?? FiltersThatScore(query, clauses) : null);
            if (simpler is not null)
                return simpler;
        }
        return (query.MinimumShouldMatch <= 1 ? MergeEqual(query, clauses, Occur.Should) : null)
            ?? MergeEqual(query, clauses, Occur.Must)
            ?? (hasFilters ? ConstantOverFilters(query, clauses) : null)
            ?? (query.MinimumShouldMatch <= 1 ? Lift(query, clauses) : null)
            ?? query;
    }

    private static Query? OnlyClause(BooleanQuery query, BooleanClause clause) => clause.Occur switch
    {
        Occur.MustNot when query.MinimumShouldMatch == 0 => new MatchNoneQuery("pure negative BooleanQuery"),
        Occur.Should when query.MinimumShouldMatch <= 1 => clause.Query,
        Occur.Must when query.MinimumShouldMatch == 0 => clause.Query,
        Occur.Filter when query.MinimumShouldMatch == 0 => new BoostQuery(new ConstantScoreQuery(clause.Query), 0f),
        _ => null,
    };

    private static BooleanQuery? RewriteClauses(BooleanQuery query, BooleanClause[] clauses, IndexSearcher searcher)
    {
        BooleanClause[]? changed = null;
        for (int i = 0; i < clauses.Length; i++)
        {
            searcher.Clock.ThrowIfOver();
            Query inner = clauses[i].Query.Rewrite(searcher);
            if (!ReferenceEquals(inner, clauses[i].Query))
                (changed ??= (BooleanClause[])clauses.Clone())[i] = new BooleanClause(inner, clauses[i].Occur);
        }
        return changed is null ? null : Rebuild(query, changed);
    }

    private static BooleanQuery? WithoutRepeatedFilters(BooleanQuery query, BooleanClause[] clauses)
    {
        HashSet<BooleanClause> seen = [];
        List<BooleanClause> kept = clauses.Where(c => c.IsScoring || seen.Add(c)).ToList();
        return kept.Count == clauses.Length ? null : Rebuild(query, kept);
    }

    private static Query? Contradiction(BooleanClause[] clauses)
    {
        HashSet<Query> required = [.. clauses.Where(static c => c.Occur is Occur.Must or Occur.Filter).Select(static c => c.Query)];
        foreach (BooleanClause clause in clauses)
        {
            if (clause.Occur == Occur.MustNot && (clause.Query is MatchAllQuery || required.Contains(clause.Query)))
                return new MatchNoneQuery("FILTER or MUST clause also in MUST_NOT");
        }
        return null;
    }

    /// <summary>Drops filters that a MUST clause repeats, and match-all filters beside other conditions.</summary>
    private static BooleanQuery? WithoutIdleFilters(BooleanQuery query, BooleanClause[] clauses)
    {
        HashSet<Query> musts = [.. clauses.Where(static c => c.Occur == Occur.Must).Select(static c => c.Query)];
        bool dropMatchAll = musts.Count > 0 || query.CountOf(Occur.Filter) > 1;
        List<BooleanClause> kept = clauses.Where(c => c.Occur != Occur.Filter || !(musts.Contains(c.Query) || (dropMatchAll && c.Query is MatchAllQuery))).ToList();
        return kept.Count == clauses.Length ? null : Rebuild(query, kept);
    }

    /// <summary>A filter that is also a SHOULD clause is a MUST clause.</summary>
    private static BooleanQuery? FiltersThatScore(BooleanQuery query, BooleanClause[] clauses)
    {
        HashSet<Query> both = [.. clauses.Where(static c => c.Occur == Occur.Filter).Select(static c => c.Query)];
        both.IntersectWith(clauses.Where(static c => c.Occur == Occur.Should).Select(static c => c.Query));
        if (both.Count == 0)
            return null;
        int minimum = query.MinimumShouldMatch;
        List<BooleanClause> kept = [];
        foreach (BooleanClause clause in clauses)
        {
            if (!both.Contains(clause.Query))
            {
                kept.Add(clause);
            }
            else if (clause.Occur == Occur.Should)
            {
                kept.Add(new BooleanClause(clause.Query, Occur.Must));
                minimum--;
            }
        }
        return new BooleanQuery(kept, Math.Max(0, minimum), query.MaxClauses);
    }

    /// <summary>Equal clauses of one kind become one, with the sum of their boosts.</summary>
    private static BooleanQuery? MergeEqual(BooleanQuery query, BooleanClause[] clauses, Occur occur)
    {
        if (query.CountOf(occur) < 2)
            return null;
        Dictionary<Query, double> boosts = [];
        List<Query> order = [];
        bool merged = false;
        foreach (BooleanClause clause in clauses)
        {
            if (clause.Occur != occur)
                continue;
            (Query bare, double boost) = WithoutBoost(clause.Query);
            if (boosts.TryAdd(bare, boost))
            {
                order.Add(bare);
            }
            else
            {
                boosts[bare] += boost;
                merged = true;
            }
        }
        if (!merged)
            return null;
        List<BooleanClause> kept = [];
        foreach (Query bare in order)
        {
            float boost = (float)boosts[bare];
            kept.Add(new BooleanClause(boost == 1f ? bare : new BoostQuery(bare, boost), occur));
        }
        kept.AddRange(clauses.Where(c => c.Occur != occur));
        return Rebuild(query, kept);
    }

    private static (Query Bare, double Boost) WithoutBoost(Query query)
    {
        double boost = 1;
        while (query is BoostQuery boosted)
        {
            boost *= boosted.Boost;
            query = boosted.Query;
        }
        return (query, boost);
    }

    /// <summary>A match-all MUST over filters is a constant score of the filters; SHOULD clauses stay beside it.</summary>
    private static BooleanQuery? ConstantOverFilters(BooleanQuery query, BooleanClause[] clauses)
    {
        if (query.CountOf(Occur.Must) != 1)
            return null;
        Query must = clauses.First(static c => c.Occur == Occur.Must).Query;
        float boost = 1f;
        if (must is BoostQuery boosted)
            (must, boost) = (boosted.Query, boosted.Boost);
        if (must is not MatchAllQuery)
            return null;
        Query constant = new ConstantScoreQuery(new BooleanQuery(clauses.Where(static c => c.Occur is Occur.Filter or Occur.MustNot), 0, query.MaxClauses));
        if (boost != 1f)
            constant = new BoostQuery(constant, boost);
        return Rebuild(query, [new BooleanClause(constant, Occur.Must), .. clauses.Where(static c => c.Occur == Occur.Should)]);
    }

    /// <summary>Lifts the clauses of nested pure disjunctions into this Boolean.</summary>
    private static BooleanQuery? Lift(BooleanQuery query, BooleanClause[] clauses)
    {
        if (!Array.Exists(clauses, IsLiftable))
            return null;
        List<BooleanClause> lifted = [];
        foreach (BooleanClause clause in clauses)
        {
            if (IsLiftable(clause))
                lifted.AddRange(((BooleanQuery)clause.Query).Clauses);
            else
                lifted.Add(clause);
        }
        // A Boolean that would grow beyond the limit stays nested.
        return lifted.Count > query.MaxClauses ? null : Rebuild(query, lifted);
    }

    private static bool IsLiftable(BooleanClause clause) => clause.Occur == Occur.Should && clause.Query is BooleanQuery { IsPureDisjunction: true };

    private static BooleanQuery Rebuild(BooleanQuery query, IEnumerable<BooleanClause> clauses) => new(clauses, query.MinimumShouldMatch, query.MaxClauses);
}
