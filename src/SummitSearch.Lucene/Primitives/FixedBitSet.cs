using System.Numerics;

namespace SummitSearch.Lucene.Primitives;

/// <summary>A set of the integers below a fixed bound, one bit each.</summary>
/// <remarks>Safe for concurrent readers once nobody writes any more.</remarks>
internal sealed class FixedBitSet
{
    private readonly ulong[] _words;

    /// <summary>An empty set of numbers below <paramref name="length"/>.</summary>
    public FixedBitSet(int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        _words = new ulong[(length + 63) >>> 6];
    }

    private FixedBitSet(int length, ulong[] words)
    {
        Length = length;
        _words = words;
    }

    /// <summary>Exclusive upper bound of the members.</summary>
    public int Length { get; }

    /// <summary>The bits, least significant first; bits at and above <see cref="Length"/> are 0.</summary>
    public Span<ulong> Words => _words;

    /// <summary>True if <paramref name="index"/> is a member.</summary>
    public bool this[int index] => (_words[index >>> 6] >> index & 1) != 0;

    /// <summary>A copy.</summary>
    public FixedBitSet Clone() => new(Length, (ulong[])_words.Clone());

    /// <summary>Adds a member.</summary>
    public void Set(int index) => _words[index >>> 6] |= 1UL << index;

    /// <summary>Removes a member.</summary>
    public void Clear(int index) => _words[index >>> 6] &= ~(1UL << index);

    /// <summary>Makes all numbers below <see cref="Length"/> members.</summary>
    public void SetAll()
    {
        _words.AsSpan().Fill(ulong.MaxValue);
        if ((Length & 63) != 0)
            _words[^1] = (1UL << Length) - 1;
    }

    /// <summary>Number of members.</summary>
    public int Cardinality()
    {
        int count = 0;
        foreach (ulong word in _words)
            count += BitOperations.PopCount(word);
        return count;
    }

    /// <summary>The least member at or above <paramref name="from"/>, or -1.</summary>
    public int NextSetBit(int from)
    {
        int w = from >>> 6;
        if (from < 0 || w >= _words.Length)
            return -1;
        ulong word = _words[w] & (ulong.MaxValue << from);
        while (word == 0)
        {
            if (++w == _words.Length)
                return -1;
            word = _words[w];
        }
        return (w << 6) + BitOperations.TrailingZeroCount(word);
    }
}
