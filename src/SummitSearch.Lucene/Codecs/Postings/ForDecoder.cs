using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Unpacks blocks of 128 integers (FORMAT.md, "Packed blocks") with the widest vectors that the machine has.</summary>
/// <remarks>Thread-safe, allocates nothing.</remarks>
internal static class ForDecoder
{
    /// <summary>Unpacks 128 values.</summary>
    /// <param name="packed">At least 16 * <paramref name="bits"/> bytes; up to 48 more are used, if they are there, to spare a copy.</param>
    /// <param name="bits">1 to 32.</param>
    /// <param name="values">At least 128 places.</param>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        if (values.Length < ForLayout.BlockSize || packed.Length < 16 * bits)
            ThrowTooShort();
        if (ForVector512.IsSupported || ForVector256.IsSupported)
            UnpackVectors(packed, bits, values);
        else
            ForScalar.Unpack(packed, bits, values);
    }

    /// <summary>Unpacks 128 gaps and adds them up: ascending numbers that follow <paramref name="start"/>.</summary>
    public static void UnpackGaps(ReadOnlySpan<byte> packed, int bits, int start, Span<int> values)
    {
        if (ForVector512.IsSupported && packed.Length >= Readable(bits) && values.Length >= ForLayout.BlockSize)
        {
            ForVector512.UnpackGaps(packed, bits, start, values);
            return;
        }
        Unpack(packed, bits, values);
        values = values[..ForLayout.BlockSize];
        if (ForVector256.IsSupported)
            ForVector256.Accumulate(values, start);
        else
            ForScalar.Accumulate(values, start);
    }

    /// <summary>Reads one value of a packed block without its neighbours.</summary>
    public static int ValueAt(ReadOnlySpan<byte> packed, int bits, int index)
    {
        int laneBits = ForLayout.LaneBits(bits);
        int collapsedWord = index & (2 * laneBits - 1);
        // Lane 0 is the most significant one of a little-endian word, so its bytes come last.
        int byteInWord = 8 - ((index >> (BitOperations.Log2((uint)laneBits) + 1)) + 1) * (laneBits >> 3);
        int wordCount = 2 * bits, shift = laneBits - bits;
        for (; shift >= 0; shift -= bits, collapsedWord -= wordCount)
        {
            if (collapsedWord < wordCount)
                return (int)(Lane(packed, 8 * collapsedWord + byteInWord, laneBits) >> shift & Ones(bits));
        }
        return RemainderAt(packed, bits, laneBits, collapsedWord, byteInWord);
    }

    private static int RemainderAt(ReadOnlySpan<byte> packed, int bits, int laneBits, int restWord, int byteInWord)
    {
        int spareBits = laneBits % bits;
        long bit = (long)restWord * bits;
        int word = (int)(bit / spareBits), available = spareBits - (int)(bit % spareBits);
        uint value = 0;
        for (int missing = bits; missing > 0; word++, available = spareBits)
        {
            int take = Math.Min(missing, available);
            missing -= take;
            value |= (Lane(packed, 8 * word + byteInWord, laneBits) >> (available - take) & Ones(take)) << missing;
        }
        return (int)value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Lane(ReadOnlySpan<byte> packed, int offset, int laneBits) => laneBits switch
    {
        8 => packed[offset],
        16 => BinaryPrimitives.ReadUInt16LittleEndian(packed[offset..]),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(packed[offset..]),
    };

    private static uint Ones(int bits) => uint.MaxValue >> (32 - bits);

    [SkipLocalsInit]
    private static void UnpackVectors(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        if (packed.Length < Readable(bits))
        {
            // At the very end of a file whole vectors would reach past the mapping.
            Span<byte> copy = stackalloc byte[ForLayout.MaxBytes];
            packed.CopyTo(copy);
            UnpackReadable(copy, bits, values);
        }
        else
        {
            UnpackReadable(packed, bits, values);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UnpackReadable(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        if (ForVector512.IsSupported)
            ForVector512.Unpack(packed, bits, values);
        else
            ForVector256.Unpack(packed, bits, values);
    }

    private static int Readable(int bits) => (16 * bits + 63) & ~63;

    private static void ThrowTooShort() => throw new ArgumentException("A packed block or its target is too short.");
}
