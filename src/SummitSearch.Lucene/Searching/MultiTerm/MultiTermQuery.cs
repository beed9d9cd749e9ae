using SummitSearch.Lucene.Searching.Filtering;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>A query that stands for all terms of a field that satisfy some condition.</summary>
/// <remarks>Immutable. Which terms those are is looked up in the dictionaries of the segments; those of deleted documents count until they are merged away.</remarks>
public abstract class MultiTermQuery : Query
{
    /// <summary>Creates the query.</summary>
    private protected MultiTermQuery(string field, MultiTermRewrite rewrite)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        ArgumentNullException.ThrowIfNull(rewrite);
        Field = field;
        RewriteMethod = rewrite;
    }

    /// <summary>Name of the field.</summary>
    public string Field { get; }

    /// <summary>What the terms become.</summary>
    public MultiTermRewrite RewriteMethod { get; }

    /// <summary>Walks over the terms of one segment that satisfy the condition, in byte order.</summary>
    /// <param name="terms">The terms of the segment.</param>
    /// <param name="clock">When to leave the walk.</param>
    internal abstract TermWalk OpenTerms(FieldTerms terms, SearchClock clock);

    /// <summary>True if a term satisfies the condition; for texts that are not in an index (highlighting).</summary>
    internal abstract bool Matches(ReadOnlySpan<char> term);

    /// <inheritdoc/>
    public sealed override Query Rewrite(IndexSearcher searcher) => RewriteMethod.Apply(searcher, this);

    internal sealed override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => RewriteMethod == MultiTermRewrite.Constant
        ? new MultiTermConstantWeight(this, searcher, boost)
        : base.CreateWeight(searcher, needsScores, boost);

    internal override FilterKind FilterKind => FilterKind.Costly;

    /// <inheritdoc/>
    public sealed override bool Equals(Query? other) =>
        other is MultiTermQuery that && GetType() == that.GetType() && Field == that.Field && RewriteMethod == that.RewriteMethod && EqualsCondition(that);

    /// <inheritdoc/>
    public sealed override int GetHashCode() => HashCode.Combine(GetType(), Field, RewriteMethod, ConditionHash());

    /// <summary>Whether a query of the same class, field and rewrite has the same condition.</summary>
    private protected abstract bool EqualsCondition(MultiTermQuery other);

    /// <summary>Hash of the condition.</summary>
    private protected abstract int ConditionHash();
}
