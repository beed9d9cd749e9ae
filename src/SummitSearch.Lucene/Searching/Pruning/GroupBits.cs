using System.Runtime.Intrinsics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>The documents of a group of a <see cref="HotTable"/> as bits, for several terms together.</summary>
internal static class GroupBits
{
    /// <summary>The accepted documents that all terms hold; false where no document is held by all, accepted or not.</summary>
    /// <param name="terms">The terms, at least one, all with tables.</param>
    /// <param name="group">The group.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="words">Takes the bits of the group; left as it is where there are none.</param>
    public static bool TryIntersect(ReadOnlySpan<SegmentTerm> terms, int group, FixedBitSet? accepted, Span<ulong> words)
    {
        int first = group * HotTable.WordsPerGroup;
        Vector512<ulong> all = Vector512.LoadUnsafe(ref terms[0].Hot!.Bits[0], (nuint)first);
        foreach (SegmentTerm term in terms[1..])
            all &= Vector512.LoadUnsafe(ref term.Hot!.Bits[0], (nuint)first);
        if (all == Vector512<ulong>.Zero)
            return false;
        all.CopyTo(words);
        KeepAccepted(accepted, first, words);
        return true;
    }

    /// <summary>Leaves out what is not accepted.</summary>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="first">Which word of the segment's bits is the group's first.</param>
    /// <param name="words">The bits of the group.</param>
    public static void KeepAccepted(FixedBitSet? accepted, int first, Span<ulong> words)
    {
        if (accepted is null)
            return;
        ReadOnlySpan<ulong> allowed = accepted.Words[first..];
        for (int w = 0; w < words.Length; w++)
            words[w] = w < allowed.Length ? words[w] & allowed[w] : 0;
    }
}
