using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Treats several terms of one field as one: scored with the greatest document frequency and the weighted sum of their frequencies.</summary>
public sealed class SynonymQuery : Query
{
    private readonly (Term Term, float Boost)[] _terms;

    /// <summary>Creates the query from terms that all count fully.</summary>
    public SynonymQuery(IEnumerable<Term> terms)
        : this(terms.Select(static t => (t, 1f)))
    {
    }

    /// <summary>Creates the query from weighted terms.</summary>
    /// <param name="terms">Terms of one field, each with a weight above 0 and up to 1.</param>
    /// <exception cref="ArgumentException">Terms of several fields, or a weight out of range.</exception>
    public SynonymQuery(IEnumerable<(Term Term, float Boost)> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _terms = [.. terms.OrderBy(static t => t.Term)];
        if (_terms.Select(static t => t.Term.Field).Distinct(StringComparer.Ordinal).Skip(1).Any())
            throw new ArgumentException("Synonyms must be of one field.", nameof(terms));
        if (Array.Exists(_terms, static t => !(t.Boost > 0 && t.Boost <= 1)))
            throw new ArgumentException("A synonym's weight must be above 0 and at most 1.", nameof(terms));
    }

    /// <summary>The terms in term order, with their weights.</summary>
    public IReadOnlyList<(Term Term, float Boost)> Terms => _terms;

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        if (_terms.Length == 0)
            return new MatchNoneQuery("empty SynonymQuery");
        if (_terms.Length > 1)
            return this;
        Query only = new TermQuery(_terms[0].Term);
        return _terms[0].Boost == 1f ? only : new BoostQuery(only, _terms[0].Boost);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new SynonymWeight(this, searcher, needsScores, boost);

    internal override FilterKind FilterKind => FilterKind.Compound;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is SynonymQuery that && _terms.AsSpan().SequenceEqual(that._terms);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(SynonymQuery));
        foreach ((Term term, float boost) in _terms)
            hash.Add(HashCode.Combine(term, boost));
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"Synonym({string.Join(' ', _terms.Select(static t => t.Boost == 1f ? t.Term.ToString() : $"{t.Term}^{Print(t.Boost)}"))})";
}
