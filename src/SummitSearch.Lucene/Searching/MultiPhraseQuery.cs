using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>A phrase with alternatives: at each place any of several terms may stand.</summary>
public sealed class MultiPhraseQuery : Query
{
    private readonly Term[][] _slots;
    private readonly int[] _positions;

    /// <summary>Creates the query.</summary>
    /// <param name="slots">The alternatives of each place, all of one field.</param>
    /// <param name="positions">Position of each slot, not falling; null for adjacent ones.</param>
    /// <param name="slop">How far the terms may be moved in all; 0 for exact phrases.</param>
    /// <exception cref="ArgumentException">Terms of several fields, an empty slot, or positions that fall.</exception>
    public MultiPhraseQuery(IEnumerable<IEnumerable<Term>> slots, IEnumerable<int>? positions = null, int slop = 0)
    {
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentOutOfRangeException.ThrowIfNegative(slop);
        _slots = [.. slots.Select(static s => s.ToArray())];
        if (Array.Exists(_slots, static s => s.Length == 0))
            throw new ArgumentException("A slot without terms can never match.", nameof(slots));
        _positions = positions is null ? [.. Enumerable.Range(0, _slots.Length)] : [.. positions];
        PhraseSlots.Check(_slots.Length, _positions, _slots.SelectMany(static s => s));
        Slop = slop;
    }

    /// <summary>The alternatives of each slot.</summary>
    public IReadOnlyList<IReadOnlyList<Term>> Slots => _slots;

    /// <summary>Position of each slot.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>How far the terms may be moved in all.</summary>
    public int Slop { get; }

    /// <inheritdoc/>
    public override Query Rewrite(IndexSearcher searcher)
    {
        if (_slots.Length == 0)
            return new MatchNoneQuery("empty MultiPhraseQuery");
        return _slots.Length == 1
            ? new BooleanQuery(_slots[0].Select(static t => new BooleanClause(new TermQuery(t), Occur.Should)))
            : this;
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) =>
        new PhraseWeight(this, searcher, needsScores, boost, new PhraseSlots(_slots, _positions), Slop);

    internal override FilterKind FilterKind => FilterKind.Compound;

    /// <inheritdoc/>
    public override bool Equals(Query? other)
    {
        if (other is not MultiPhraseQuery that || Slop != that.Slop || !_positions.AsSpan().SequenceEqual(that._positions))
            return false;
        for (int i = 0; i < _slots.Length; i++)
        {
            if (!_slots[i].AsSpan().SequenceEqual(that._slots[i]))
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(typeof(MultiPhraseQuery));
        hash.Add(Slop);
        foreach (Term[] slot in _slots)
        {
            foreach (Term term in slot)
                hash.Add(term);
        }
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (_slots.Length == 0)
            return "\"\"" + PhraseSlots.PrintSlop(Slop);
        string?[] places = new string?[_positions[^1] + 1];
        for (int i = 0; i < _slots.Length; i++)
        {
            string text = string.Join(' ', _slots[i].Select(static t => t.Text));
            places[_positions[i]] = _slots[i].Length == 1 ? text : $"({text})";
        }
        return PhraseSlots.Print(_slots[0][0].Field, places, Slop);
    }
}
