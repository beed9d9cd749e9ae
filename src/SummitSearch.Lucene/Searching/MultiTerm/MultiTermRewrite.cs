using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>What the terms of a <see cref="MultiTermQuery"/> become, and with it how the query scores.</summary>
/// <remarks>Immutable and compared by value.</remarks>
public sealed record MultiTermRewrite
{
    private readonly MultiTermRewriteKind _kind;
    private readonly int _size;

    private MultiTermRewrite(MultiTermRewriteKind kind, int size)
    {
        _kind = kind;
        _size = size;
    }

    /// <summary>Every match scores the boost; any number of terms.</summary>
    public static MultiTermRewrite Constant { get; } = new(MultiTermRewriteKind.Constant, 0);

    /// <summary>Every match scores the boost, by way of a disjunction of at most 1024 terms.</summary>
    public static MultiTermRewrite ConstantBoolean { get; } = new(MultiTermRewriteKind.ConstantBoolean, 0);

    /// <summary>A disjunction of all terms, at most 1024, each scored by itself.</summary>
    public static MultiTermRewrite ScoringBoolean { get; } = new(MultiTermRewriteKind.ScoringBoolean, 0);

    /// <summary>A disjunction of the best terms, each scored by itself.</summary>
    /// <param name="size">How many terms; at least 1, at most 1024 are used.</param>
    public static MultiTermRewrite TopTerms(int size) => Top(MultiTermRewriteKind.TopTerms, size);

    /// <summary>A disjunction of the best terms, all scored as if they were equally rare.</summary>
    /// <param name="size">How many terms; at least 1, at most 1024 are used.</param>
    public static MultiTermRewrite TopTermsBlended(int size) => Top(MultiTermRewriteKind.TopTermsBlended, size);

    /// <summary>A disjunction of the best terms, each of which scores its boost only.</summary>
    /// <param name="size">How many terms; at least 1, at most 1024 are used.</param>
    public static MultiTermRewrite TopTermsBoost(int size) => Top(MultiTermRewriteKind.TopTermsBoost, size);

    /// <summary>The query that a multi-term query becomes on an index.</summary>
    /// <exception cref="TooManyClausesException">A disjunction of all terms was asked for and there are more than 1024.</exception>
    internal Query Apply(IndexSearcher searcher, MultiTermQuery query) => _kind switch
    {
        MultiTermRewriteKind.Constant => query,
        MultiTermRewriteKind.ConstantBoolean => new ConstantScoreQuery(Disjunction(AllTerms(searcher, query))),
        MultiTermRewriteKind.ScoringBoolean => Disjunction(AllTerms(searcher, query)),
        MultiTermRewriteKind.TopTerms => Disjunction(BestTerms(searcher, query)),
        MultiTermRewriteKind.TopTermsBlended => Blended(searcher.Reader, BestTerms(searcher, query)),
        _ => Boosts(BestTerms(searcher, query)),
    };

    private static MultiTermRewrite Top(MultiTermRewriteKind kind, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        return new MultiTermRewrite(kind, size);
    }

    private List<(Term Term, float Boost)> BestTerms(IndexSearcher searcher, MultiTermQuery query) =>
        BestTerms(searcher.Reader, query, Math.Min(_size, BooleanQuery.DefaultMaxClauses), searcher.Clock);

    /// <summary>The best terms of an index, in term order.</summary>
    internal static List<(Term Term, float Boost)> BestTerms(IndexReader reader, MultiTermQuery query, int most, SearchClock clock)
    {
        TopTermQueue queue = new(most);
        foreach (SegmentReader segment in reader.Segments)
        {
            if (segment.Terms(query.Field) is not { } terms)
                continue;
            if (query is FuzzyQuery fuzzy && fuzzy.TryOfferTerms(terms, queue, clock))
                continue;
            TermWalk walk = query.OpenTerms(terms, clock);
            walk.Compete(queue);
            while (walk.MoveNext())
                queue.Offer(walk.Term, walk.Boost);
        }
        return queue.TakeInTermOrder(query.Field);
    }

    private static List<(Term Term, float Boost)> AllTerms(IndexSearcher searcher, MultiTermQuery query)
    {
        SortedDictionary<Term, float> all = [];
        foreach (SegmentReader segment in searcher.Reader.Segments)
        {
            if (segment.Terms(query.Field) is not { } terms)
                continue;
            TermWalk walk = query.OpenTerms(terms, searcher.Clock);
            while (walk.MoveNext())
            {
                all.TryAdd(new Term(query.Field, walk.Term), Math.Max(0f, walk.Boost));
                if (all.Count > BooleanQuery.DefaultMaxClauses)
                    throw new TooManyClausesException(BooleanQuery.DefaultMaxClauses);
            }
        }
        return [.. all.Select(static t => (t.Key, t.Value))];
    }

    private static BooleanQuery Disjunction(List<(Term Term, float Boost)> terms) =>
        new(terms.Select(static t => new BooleanClause(Boosted(new TermQuery(t.Term), t.Boost), Occur.Should)));

    private static BooleanQuery Boosts(List<(Term Term, float Boost)> terms) =>
        new(terms.Select(static t => new BooleanClause(Boosted(new ConstantScoreQuery(new TermQuery(t.Term)), t.Boost), Occur.Should)));

    private static BooleanQuery Blended(IndexReader reader, List<(Term Term, float Boost)> terms) =>
        new(BlendedTermQuery.Blend(reader, terms.ToArray()).Select(static q => new BooleanClause(q, Occur.Should)));

    private static Query Boosted(Query query, float boost) => boost == 1f ? query : new BoostQuery(query, boost);
}
