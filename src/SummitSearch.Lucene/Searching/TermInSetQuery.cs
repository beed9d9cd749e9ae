using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches documents that hold any of many terms; constant score.</summary>
public sealed class TermInSetQuery : Query
{
    private const int FewTerms = 16;
    private readonly Term[] _terms;

    /// <summary>Creates the query.</summary>
    /// <param name="terms">The terms, of any fields, in any order; duplicates are dropped.</param>
    public TermInSetQuery(IEnumerable<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _terms = [.. terms.Distinct().Order()];
    }

    /// <summary>The distinct terms in term order.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher) => _terms.Length > FewTerms
        ? this
        : new ConstantScoreQuery(new BooleanQuery(_terms.Select(static t => new BooleanClause(new TermQuery(t), Occur.Should))));

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new TermInSetWeight(this, searcher, boost);

    internal override FilterKind FilterKind => FilterKind.Costly;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is TermInSetQuery that && _terms.AsSpan().SequenceEqual(that._terms);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(TermInSetQuery));
        foreach (Term term in _terms)
            hash.Add(term);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        string.Join(' ', _terms.GroupBy(static t => t.Field).Select(static g => $"{g.Key}:({string.Join(' ', g.Select(static t => t.Text))})"));
}
