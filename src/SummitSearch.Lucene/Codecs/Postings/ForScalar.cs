using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Unpacks blocks with 64-bit arithmetic: the slow twin that the vector versions are tested against, and the path of machines without them.</summary>
internal static class ForScalar
{
    /// <summary>Unpacks 128 values of <paramref name="bits"/> bits (1 to 32).</summary>
    [SkipLocalsInit]
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        Span<ulong> words = stackalloc ulong[64];
        Span<ulong> collapsed = stackalloc ulong[64];
        int wordCount = 2 * bits;
        for (int j = 0; j < wordCount; j++)
            words[j] = BinaryPrimitives.ReadUInt64LittleEndian(packed[(8 * j)..]);
        int laneBits = ForLayout.LaneBits(bits);
        ulong mask = ForLayout.LaneMask(bits, laneBits);
        int at = 0;
        for (int shift = laneBits - bits; shift >= 0; shift -= bits)
        {
            for (int j = 0; j < wordCount; j++)
                collapsed[at++] = words[j] >> shift & mask;
        }
        UnpackRemainder(words, bits, laneBits, collapsed[at..(2 * laneBits)]);
        Expand(collapsed[..(2 * laneBits)], laneBits, values);
    }

    /// <summary>Turns gaps into ascending numbers, in place.</summary>
    public static void Accumulate(Span<int> gaps, int start)
    {
        for (int i = 0; i < gaps.Length; i++)
        {
            start += gaps[i];
            gaps[i] = start;
        }
    }

    private static void UnpackRemainder(ReadOnlySpan<ulong> words, int bits, int laneBits, Span<ulong> rest)
    {
        ReadOnlySpan<ulong> masks = ForLayout.LaneMasks(laneBits);
        int half = rest.Length / 2, value = 0;
        ulong first = 0, second = 0;
        foreach (RemainderStep step in ForLayout.Remainder(bits))
        {
            ulong mask = masks[step.Take];
            first |= (words[step.Word] >> step.Right & mask) << step.Left;
            second |= (words[step.Word + bits] >> step.Right & mask) << step.Left;
            if (step.Left != 0)
                continue;
            rest[value] = first;
            rest[half + value] = second;
            first = second = 0;
            value++;
        }
    }

    private static void Expand(ReadOnlySpan<ulong> collapsed, int laneBits, Span<int> values)
    {
        uint mask = (uint)((1UL << laneBits) - 1);
        int at = 0;
        for (int shift = 64 - laneBits; shift >= 0; shift -= laneBits)
        {
            foreach (ulong word in collapsed)
                values[at++] = (int)((uint)(word >> shift) & mask);
        }
    }
}
