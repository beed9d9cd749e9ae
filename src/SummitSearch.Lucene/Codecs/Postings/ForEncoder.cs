using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Packs 128 integers into a block of equal bit width (FORMAT.md, "Packed blocks").</summary>
internal static class ForEncoder
{
    /// <summary>Bits needed for the largest of the values, at least 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int BitsOfLargest(ReadOnlySpan<int> values)
    {
        Vector<int> all = default;
        int i = 0;
        for (; i + Vector<int>.Count <= values.Length; i += Vector<int>.Count)
            all |= new Vector<int>(values[i..]);
        int or = 0;
        for (int lane = 0; lane < Vector<int>.Count; lane++)
            or |= all[lane];
        for (; i < values.Length; i++)
            or |= values[i];
        return Bits((uint)or);
    }

    /// <summary>Bits needed for one value, at least 1.</summary>
    public static int Bits(uint value) => 32 - BitOperations.LeadingZeroCount(value | 1);

    /// <summary>Packs 128 values, each below 2^<paramref name="bits"/>, into 16 * <paramref name="bits"/> bytes.</summary>
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Pack(ReadOnlySpan<int> values, int bits, Span<byte> packed)
    {
        Span<ulong> collapsed = stackalloc ulong[64];
        Span<ulong> words = stackalloc ulong[64];
        int laneBits = ForLayout.LaneBits(bits);
        Collapse(values[..ForLayout.BlockSize], laneBits, collapsed);
        int wordCount = 2 * bits;
        words = words[..wordCount];
        int at = 0, shift = laneBits - bits;
        collapsed[..wordCount].CopyTo(words);
        for (int j = 0; j < words.Length; j++)
            words[j] <<= shift;
        for (at = wordCount, shift -= bits; shift >= 0; shift -= bits, at += wordCount)
        {
            ReadOnlySpan<ulong> slot = collapsed.Slice(at, wordCount);
            for (int j = 0; j < words.Length; j++)
                words[j] |= slot[j] << shift;
        }
        PackRemainder(collapsed[at..(2 * laneBits)], bits, laneBits, words);
        for (int j = 0; j < words.Length; j++)
            BinaryPrimitives.WriteUInt64LittleEndian(packed[(8 * j)..], words[j]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Collapse(ReadOnlySpan<int> values, int laneBits, Span<ulong> collapsed)
    {
        int count = 2 * laneBits;
        collapsed = collapsed[..count];
        ReadOnlySpan<int> first = values[..count];
        for (int i = 0; i < collapsed.Length; i++)
            collapsed[i] = (uint)first[i];
        for (int from = count; from < ForLayout.BlockSize; from += count)
        {
            ReadOnlySpan<int> lane = values.Slice(from, count);
            for (int i = 0; i < collapsed.Length; i++)
                collapsed[i] = collapsed[i] << laneBits | (uint)lane[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackRemainder(ReadOnlySpan<ulong> rest, int bits, int laneBits, Span<ulong> words)
    {
        ReadOnlySpan<ulong> masks = ForLayout.LaneMasks(laneBits);
        int half = rest.Length / 2, value = 0;
        foreach (RemainderStep step in ForLayout.Remainder(bits))
        {
            ulong mask = masks[step.Take];
            words[step.Word] |= (rest[value] >> step.Left & mask) << step.Right;
            words[step.Word + bits] |= (rest[half + value] >> step.Left & mask) << step.Right;
            if (step.Left == 0)
                value++;
        }
    }
}
