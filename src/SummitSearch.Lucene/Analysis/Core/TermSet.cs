namespace SummitSearch.Lucene.Analysis.Core;

/// <summary>An immutable set of terms that is asked with spans: ordinal, no allocation, thread-safe.</summary>
/// <remarks>Open addressing; terms that cannot be in the set by length and first character are refused before hashing.</remarks>
public sealed class TermSet
{
    private readonly string?[] _slots;
    private readonly ulong[] _lengthsByFirstUnit = new ulong[64];
    private readonly int _maxLength;

    /// <summary>Creates the set of the given terms; empty ones are left out.</summary>
    public TermSet(IEnumerable<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        string[] distinct = [.. terms.Where(term => term.Length > 0).Distinct(StringComparer.Ordinal)];
        _slots = new string?[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, distinct.Length * 4))];
        foreach (string term in distinct) Add(term);
        _maxLength = distinct.Length == 0 ? 0 : distinct.Max(term => term.Length);
        Count = distinct.Length;
    }

    /// <summary>The number of terms.</summary>
    public int Count { get; }

    /// <summary>Whether the set holds exactly this term.</summary>
    public bool Contains(ReadOnlySpan<char> term)
    {
        if ((uint)(term.Length - 1) >= (uint)_maxLength) return false;
        if ((_lengthsByFirstUnit[term[0] & 63] & (1UL << (term.Length & 63))) == 0) return false;
        string?[] slots = _slots;
        for (uint slot = HashOf(term) & (uint)(slots.Length - 1); slots[slot] is { } known; slot = (slot + 1) & (uint)(slots.Length - 1))
        {
            if (term.SequenceEqual(known)) return true;
        }

        return false;
    }

    // Four characters and the length tell words apart well enough, in constant time; the comparison afterwards decides.
    private static uint HashOf(ReadOnlySpan<char> term)
    {
        int length = term.Length;
        uint hash = term[0] + (term[length - 1] * 31u) + (term[length >> 1] * 1009u) + (term[(length - 1) >> 1] * 7919u) + ((uint)length << 14);
        hash *= 0x9E3779B1;
        return hash ^ (hash >> 15);
    }

    private void Add(string term)
    {
        uint slot = HashOf(term) & (uint)(_slots.Length - 1);
        while (_slots[slot] is not null) slot = (slot + 1) & (uint)(_slots.Length - 1);
        _slots[slot] = term;
        _lengthsByFirstUnit[term[0] & 63] |= 1UL << (term.Length & 63);
    }
}
