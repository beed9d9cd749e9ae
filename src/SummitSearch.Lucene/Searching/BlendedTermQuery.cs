using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Scores several terms as if they were equally rare: each with the greatest of their document frequencies.</summary>
public sealed class BlendedTermQuery : Query
{
    private readonly (Term Term, float Boost)[] _terms;

    /// <summary>Creates a query that takes the best of the terms plus a share of the others.</summary>
    /// <param name="terms">The terms with their boosts.</param>
    /// <param name="tieBreaker">Share of the others, 0 to 1.</param>
    public BlendedTermQuery(IEnumerable<(Term Term, float Boost)> terms, float tieBreaker = 0.01f)
    {
        ArgumentNullException.ThrowIfNull(terms);
        _terms = [.. terms.OrderBy(static t => t.Term)];
        TieBreaker = tieBreaker;
    }

    /// <summary>The terms in term order, with their boosts.</summary>
    public IReadOnlyList<(Term Term, float Boost)> Terms => _terms;

    /// <summary>Share of the scores of all but the best term.</summary>
    public float TieBreaker { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher) => new DisjunctionMaxQuery(Blend(searcher.Reader, _terms), TieBreaker);

    /// <summary>Term queries that share the greatest document frequency among them; terms that are nowhere in the index keep their place and match nothing.</summary>
    internal static Query[] Blend(IndexReader reader, ReadOnlySpan<(Term Term, float Boost)> terms)
    {
        int docFreq = 0;
        foreach ((Term term, _) in terms)
            docFreq = Math.Max(docFreq, TermStates.DocFreqOf(reader, term));
        Query[] queries = new Query[terms.Length];
        for (int i = 0; i < terms.Length; i++)
        {
            Query query = new TermQuery(terms[i].Term, docFreq);
            queries[i] = terms[i].Boost == 1f ? query : new BoostQuery(query, terms[i].Boost);
        }
        return queries;
    }

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is BlendedTermQuery that && TieBreaker.Equals(that.TieBreaker) && _terms.AsSpan().SequenceEqual(that._terms);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(BlendedTermQuery));
        foreach ((Term term, float boost) in _terms)
            hash.Add(HashCode.Combine(term, boost));
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"Blended({string.Join(' ', _terms.Select(static t => t.Boost == 1f ? t.Term.ToString() : $"({t.Term})^{Print(t.Boost)}"))})";
}
