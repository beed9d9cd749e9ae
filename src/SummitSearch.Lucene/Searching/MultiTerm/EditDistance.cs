using System.Text;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The edits between one word of ASCII and others: one column of the table of distances at a time, held in the bits of a few integers.</summary>
/// <remarks>Immutable and thread-safe. Myers, "A fast bit-vector algorithm for approximate string matching", 1999; with swaps of neighbours as in
/// Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003. O(length of the other word).</remarks>
internal sealed class EditDistance
{
    /// <summary>The longest word.</summary>
    public const int MaxLength = 64;

    private readonly ulong[] _places = new ulong[byte.MaxValue + 1];
    private readonly ulong _last;
    private readonly byte[] _prefix;
    private readonly int _length;
    private readonly ulong _swaps;

    private EditDistance(byte[] word, int prefixLength, bool transpositions)
    {
        _prefix = word[..prefixLength];
        _length = word.Length - prefixLength;
        _last = 1UL << (_length - 1);
        _swaps = transpositions ? ulong.MaxValue : 0;
        for (int i = 0; i < _length; i++)
            _places[word[prefixLength + i]] |= 1UL << i;
    }

    /// <summary>Prepares the distances of a word; null where it is all prefix, too long, or not of ASCII alone.</summary>
    /// <param name="word">The word.</param>
    /// <param name="prefixLength">Letters at the beginning that must be equal.</param>
    /// <param name="transpositions">True: a swap of neighbours is one edit, but nothing is edited between swapped letters.</param>
    public static EditDistance? Of(string word, int prefixLength, bool transpositions) =>
        word.Length > prefixLength && word.Length <= MaxLength && Ascii.IsValid(word) ? new EditDistance(Encoding.ASCII.GetBytes(word), prefixLength, transpositions) : null;

    /// <summary>The edits to a word in UTF-8, or -1 where there are more than some.</summary>
    public int Within(int edits, ReadOnlySpan<byte> other)
    {
        if (!other.StartsWith(_prefix))
            return -1;
        int distance = To(other[_prefix.Length..]);
        return distance <= edits ? distance : -1;
    }

    private int To(ReadOnlySpan<byte> other)
    {
        ulong rises = ulong.MaxValue;
        ulong falls = 0;
        ulong equal = 0;
        ulong matchesBefore = 0;
        int distance = _length;
        foreach (byte value in other)
        {
            // A character beyond ASCII is none of the word's, so its first byte says enough.
            if ((value & 0xC0) == 0x80)
                continue;
            ulong matches = _places[value];
            ulong swapped = ((~equal & matches) << 1) & matchesBefore & _swaps;
            equal = (((matches & rises) + rises) ^ rises) | matches | falls | swapped;
            ulong risesAcross = falls | ~(equal | rises);
            ulong fallsAcross = equal & rises;
            distance += (risesAcross & _last) != 0 ? 1 : 0;
            distance -= (fallsAcross & _last) != 0 ? 1 : 0;
            risesAcross = (risesAcross << 1) | 1;
            rises = (fallsAcross << 1) | ~(equal | risesAcross);
            falls = risesAcross & equal;
            matchesBefore = matches;
        }
        return distance;
    }
}
