using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches documents in which terms stand at given distances, or nearly so.</summary>
/// <remarks>The field must be indexed with positions.</remarks>
public sealed class PhraseQuery : Query
{
    private readonly Term[] _terms;
    private readonly int[] _positions;

    /// <summary>A phrase of adjacent terms.</summary>
    public PhraseQuery(IEnumerable<Term> terms, int slop = 0)
        : this(terms, null, slop)
    {
    }

    /// <summary>A phrase with given positions, so that holes are possible.</summary>
    /// <param name="terms">The terms, all of one field.</param>
    /// <param name="positions">Position of each term, not falling; null for adjacent terms.</param>
    /// <param name="slop">How far the terms may be moved in all; 0 for exact phrases.</param>
    /// <exception cref="ArgumentException">Terms of several fields, or positions that fall.</exception>
    public PhraseQuery(IEnumerable<Term> terms, IEnumerable<int>? positions, int slop)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        _terms = [.. terms];
        _positions = positions is null ? [.. Enumerable.Range(0, _terms.Length)] : [.. positions];
        PhraseSlots.Check(_terms.Length, _positions, _terms);
        Slop = slop;
    }

    /// <summary>The terms in order.</summary>
    public IReadOnlyList<Term> Terms => _terms;

    /// <summary>Their positions.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>How far the terms may be moved in all.</summary>
    public int Slop { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        if (_terms.Length == 0)
            return new MatchNoneQuery("empty PhraseQuery");
        if (_terms.Length == 1)
            return new TermQuery(_terms[0]);
        return _positions[0] == 0 ? this : new PhraseQuery(_terms, _positions.Select(p => p - _positions[0]), Slop);
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) =>
        new PhraseWeight(this, searcher, needsScores, boost, PhraseSlots.Of(_terms, _positions), Slop);

    internal override FilterKind FilterKind => FilterKind.Compound;

    /// <inheritdoc/>
    public override bool Equals(Query? other) => other is PhraseQuery that && Slop == that.Slop
        && _terms.AsSpan().SequenceEqual(that._terms) && _positions.AsSpan().SequenceEqual(that._positions);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(PhraseQuery));
        hash.Add(Slop);
        foreach (Term term in _terms)
            hash.Add(term);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_terms.Length == 0)
            return "\"\"" + PhraseSlots.PrintSlop(Slop);
        string?[] places = new string?[_positions[^1] + 1];
        for (int i = 0; i < _terms.Length; i++)
            places[_positions[i]] = places[_positions[i]] is { } other ? $"{other}|{_terms[i].Text}" : _terms[i].Text;
        return PhraseSlots.Print(_terms[0].Field, places, Slop);
    }
}
