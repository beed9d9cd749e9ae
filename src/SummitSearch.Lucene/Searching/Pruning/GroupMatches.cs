using System.Numerics;
using System.Runtime.Intrinsics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Which documents of a group match: all required terms, or any where none is required; by bitmaps.</summary>
internal sealed class GroupMatches(GroupTerms terms, FixedBitSet? accepted)
{
    private readonly SegmentTerm[] _required = Array.FindAll(terms.Hot, static t => t.IsRequired);
    private readonly ulong[] _words = new ulong[HotTable.WordsPerGroup];

    /// <summary>Counts hits until there are enough.</summary>
    public void Count(int groups, MatchCount count)
    {
        for (int group = 0; group < groups; group++)
        {
            Load(group);
            int hits = 0;
            foreach (ulong word in _words)
                hits += BitOperations.PopCount(word);
            count.Add(hits);
            if (!count.IsEnough)
                continue;
            if (group < groups - 1)
                count.AddAtLeast(0);
            return;
        }
    }

    /// <summary>The ranges of a group that have matches, one bit a range.</summary>
    public ulong RangesOf(int group)
    {
        Load(group);
        Vector256<byte> low = Vector256.LoadUnsafe(ref _words[0]).AsByte();
        Vector256<byte> high = Vector256.LoadUnsafe(ref _words[Vector256<ulong>.Count]).AsByte();
        ulong emptyLow = Vector256.Equals(low, Vector256<byte>.Zero).ExtractMostSignificantBits();
        ulong emptyHigh = Vector256.Equals(high, Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(emptyLow | (emptyHigh << Vector256<byte>.Count));
    }

    private void Load(int group)
    {
        int first = group * HotTable.WordsPerGroup;
        if (_required.Length == 0)
        {
            Unite(group, first);
            GroupBits.KeepAccepted(accepted, first, _words);
        }
        else if (!GroupBits.TryIntersect(_required, group, accepted, _words))
        {
            Array.Clear(_words);
        }
    }

    private void Unite(int group, int first)
    {
        Span<ulong> words = _words;
        words.Clear();
        foreach (SegmentTerm term in terms.Hot)
        {
            ReadOnlySpan<ulong> bits = term.Hot!.Bits.AsSpan(first, HotTable.WordsPerGroup);
            for (int w = 0; w < bits.Length; w++)
                words[w] |= bits[w];
        }
        foreach (SparseTerm sparse in terms.Sparse)
        {
            int end = sparse.StartOf(group + 1);
            for (int i = sparse.StartOf(group); i < end; i++)
                words[(sparse.DocOf(i) >> 6) - first] |= 1UL << sparse.DocOf(i);
        }
    }
}
