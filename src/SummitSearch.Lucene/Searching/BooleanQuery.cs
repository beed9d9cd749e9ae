using System.Text;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Combines queries: what must, should, may not match. The score is the sum over the matching MUST and SHOULD clauses.</summary>
/// <remarks>The scoring clauses' floats are added in double precision and rounded once: MUST apart from SHOULD, then both added.
/// Two Booleans are equal when they have the same clauses in any order.</remarks>
public sealed class BooleanQuery : Query
{
    /// <summary>How many clauses a Boolean may have unless told otherwise.</summary>
    public const int DefaultMaxClauses = 1024;

    private readonly BooleanClause[] _clauses;
    private readonly int _maxClauses;
    private int _hash;

    /// <summary>Creates the query.</summary>
    /// <param name="clauses">The clauses, in order.</param>
    /// <param name="minimumShouldMatch">How many SHOULD clauses must match; 0 means none beside MUST or FILTER clauses, one otherwise.</param>
    /// <param name="maxClauses">How many clauses are allowed; nested Booleans whose clauses would not fit are not lifted into this one.</param>
    /// <exception cref="TooManyClausesException">More clauses than allowed.</exception>
    public BooleanQuery(IEnumerable<BooleanClause> clauses, int minimumShouldMatch = 0, int maxClauses = DefaultMaxClauses)
    {
        ArgumentNullException.ThrowIfNull(clauses);
        ArgumentOutOfRangeException.ThrowIfNegative(minimumShouldMatch);
        _clauses = [.. clauses];
        if (_clauses.Length > maxClauses)
            throw new TooManyClausesException(maxClauses);
        MinimumShouldMatch = minimumShouldMatch;
        _maxClauses = maxClauses;
    }

    /// <summary>The clauses in order.</summary>
    public IReadOnlyList<BooleanClause> Clauses => _clauses;

    /// <summary>How many SHOULD clauses must match.</summary>
    public int MinimumShouldMatch { get; }

    /// <summary>How many clauses are allowed.</summary>
    public int MaxClauses => _maxClauses;

    /// <summary>True where every clause is a SHOULD and one match is enough: such a query dissolves in an outer disjunction.</summary>
    internal bool IsPureDisjunction => MinimumShouldMatch <= 1 && Array.TrueForAll(_clauses, static c => c.Occur == Occur.Should);

    /// <summary>How many clauses are of a kind.</summary>
    internal int CountOf(Occur occur)
    {
        int count = 0;
        foreach (BooleanClause clause in _clauses)
            count += clause.Occur == occur ? 1 : 0;
        return count;
    }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher) => BooleanRewrite.Step(this, _clauses, searcher);

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new BooleanWeight(this, searcher, needsScores, boost);

    /// <inheritdoc/>
    public override void Visit(Action<Query> visit)
    {
        visit(this);
        foreach (BooleanClause clause in _clauses)
            clause.Query.Visit(visit);
    }

    internal override FilterKind FilterKind => Array.Exists(_clauses, static c => c.Query.FilterKind == FilterKind.Changing) ? FilterKind.Changing : FilterKind.Compound;

    /// <inheritdoc/>
    public override bool Equals(Query? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is not BooleanQuery that || MinimumShouldMatch != that.MinimumShouldMatch || GetHashCode() != that.GetHashCode())
            return false;
        return SameClauses(that, Occur.Must, asSets: false) && SameClauses(that, Occur.Should, asSets: false)
            && SameClauses(that, Occur.Filter, asSets: true) && SameClauses(that, Occur.MustNot, asSets: true);
    }

    private bool SameClauses(BooleanQuery that, Occur occur, bool asSets)
    {
        IEnumerable<Query> mine = _clauses.Where(c => c.Occur == occur).Select(static c => c.Query);
        IEnumerable<Query> theirs = that._clauses.Where(c => c.Occur == occur).Select(static c => c.Query);
        if (asSets)
            return mine.ToHashSet().SetEquals(theirs);
        Dictionary<Query, int> counts = mine.GroupBy(static q => q).ToDictionary(static g => g.Key, static g => g.Count());
        foreach (Query query in theirs)
        {
            if (!counts.TryGetValue(query, out int left))
                return false;
            if (left == 1)
                counts.Remove(query);
            else
                counts[query] = left - 1;
        }
        return counts.Count == 0;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        if (_hash != 0)
            return _hash;
        int scoring = 0;
        HashSet<BooleanClause>? others = null;
        foreach (BooleanClause clause in _clauses)
        {
            if (clause.IsScoring || (others ??= []).Add(clause))
                scoring += HashCode.Combine(clause.Query, clause.Occur);
        }
        return _hash = HashCode.Combine(typeof(BooleanQuery), MinimumShouldMatch, scoring) | 1;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder text = new(MinimumShouldMatch > 0 ? "(" : "");
        text.AppendJoin(' ', (object[])_clauses);
        if (MinimumShouldMatch > 0)
            text.Append(")~").Append(MinimumShouldMatch);
        return text.ToString();
    }
}
