using System.Runtime.InteropServices;

namespace SummitSearch.Backends;

/// <summary>Where the words of a query stand in one passage. Reused from passage to passage.</summary>
internal sealed class PositionTable(int terms)
{
    private readonly List<int>[] _byTerm = [.. Enumerable.Range(0, terms).Select(static _ => new List<int>())];

    // Place above, word below: numbers sort faster than pairs.
    private readonly List<long> _all = [];

    /// <summary>A table of given places, in any order.</summary>
    public static PositionTable Of(int terms, IEnumerable<(int Position, int Term)> places)
    {
        var table = new PositionTable(terms);
        foreach ((int position, int term) in places.Order()) table.Add(term, [position]);
        return table;
    }

    /// <summary>Ascending places of one word.</summary>
    public ReadOnlySpan<int> Of(int term) => CollectionsMarshal.AsSpan(_byTerm[term]);

    /// <summary>All places, ascending; <see cref="PositionOf"/> and <see cref="TermOf"/> tell what they are.</summary>
    public ReadOnlySpan<long> Sorted()
    {
        Span<long> all = CollectionsMarshal.AsSpan(_all);
        all.Sort();
        return all;
    }

    /// <summary>The place.</summary>
    public static int PositionOf(long place) => (int)(place >> 32);

    /// <summary>The word that stands there.</summary>
    public static int TermOf(long place) => (int)place;

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        foreach (List<int> positions in _byTerm) positions.Clear();
        _all.Clear();
    }

    /// <summary>Takes ascending places of a word.</summary>
    public void Add(int term, ReadOnlySpan<int> positions)
    {
        _byTerm[term].AddRange(positions);
        foreach (int position in positions) _all.Add(((long)position << 32) | (uint)term);
    }

    /// <summary>Takes further places of a word, in any order.</summary>
    public void Insert(int term, List<int> positions)
    {
        Add(term, CollectionsMarshal.AsSpan(positions));
        _byTerm[term].Sort();
    }
}
