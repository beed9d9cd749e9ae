using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches the documents that hold a term, scored by BM25.</summary>
public sealed class TermQuery : Query
{
    private readonly int _docFreqForScoring;

    /// <summary>Creates the query.</summary>
    public TermQuery(Term term)
        : this(term, -1)
    {
    }

    /// <summary>A query that is scored as if <paramref name="docFreqForScoring"/> documents held the term: what blended queries are made of.
    /// The number is no part of the query's identity.</summary>
    internal TermQuery(Term term, int docFreqForScoring)
    {
        ArgumentNullException.ThrowIfNull(term);
        Term = term;
        _docFreqForScoring = docFreqForScoring;
    }

    /// <summary>The term.</summary>
    public Term Term { get; }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) =>
        new TermWeight(this, searcher, needsScores, boost, _docFreqForScoring);

    internal override FilterKind FilterKind => FilterKind.Trivial;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is TermQuery that && Term.Equals(that.Term);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(TermQuery), Term);

    /// <inheritdoc/>
    public override string ToString() => Term.ToString();
}
