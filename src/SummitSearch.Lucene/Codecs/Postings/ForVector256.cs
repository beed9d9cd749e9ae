using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Unpacks blocks with 256-bit vectors. Equal to <see cref="ForScalar"/>.</summary>
internal static class ForVector256
{
    /// <summary>True where the machine can.</summary>
    public static bool IsSupported => Vector256.IsHardwareAccelerated && BitConverter.IsLittleEndian;

    /// <summary>Unpacks 128 values of <paramref name="bits"/> bits; <paramref name="packed"/> must be readable up to the next multiple of 64 bytes.</summary>
    [SkipLocalsInit]
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        Span<ulong> buffer = stackalloc ulong[ForLayout.CollapsedBuffer];
        ref ulong collapsed = ref MemoryMarshal.GetReference(buffer);
        ref ulong words = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed));
        int laneBits = ForLayout.LaneBits(bits);
        int wordCount = 2 * bits;
        Vector256<ulong> mask = Vector256.Create(ForLayout.LaneMask(bits, laneBits));
        int at = 0;
        for (int shift = laneBits - bits; shift >= 0; shift -= bits, at += wordCount)
        {
            for (int j = 0; j < wordCount; j += 4)
                (Vector256.LoadUnsafe(ref words, (nuint)j) >> shift & mask).StoreUnsafe(ref collapsed, (nuint)(at + j));
        }
        UnpackRemainder(ref words, bits, laneBits, ref Unsafe.Add(ref collapsed, at));
        Expand(ref collapsed, laneBits, ref MemoryMarshal.GetReference(values));
    }

    /// <summary>Puts the left-over values together from their pieces, two at a time.</summary>
    internal static void UnpackRemainder(ref ulong words, int bits, int laneBits, ref ulong rest)
    {
        ref ulong masks = ref MemoryMarshal.GetReference(ForLayout.LaneMasks(laneBits));
        int half = laneBits % bits, value = 0;
        Vector128<ulong> pair = default;
        foreach (RemainderStep step in ForLayout.Remainder(bits))
        {
            Vector128<ulong> pieces = Vector128.Create(Unsafe.Add(ref words, (int)step.Word), Unsafe.Add(ref words, step.Word + bits));
            pair |= (pieces >> step.Right & Vector128.Create(Unsafe.Add(ref masks, (int)step.Take))) << step.Left;
            if (step.Left != 0)
                continue;
            Unsafe.Add(ref rest, value) = pair[0];
            Unsafe.Add(ref rest, half + value) = pair[1];
            pair = default;
            value++;
        }
    }

    /// <summary>Turns 128 gaps into ascending numbers, in place.</summary>
    public static void Accumulate(Span<int> gaps, int start)
    {
        ref int first = ref MemoryMarshal.GetReference(gaps);
        Vector128<int> carry = Vector128.Create(start);
        Vector128<int> one = Vector128.Create(0, -1, -1, -1);
        Vector128<int> two = Vector128.Create(0, 0, -1, -1);
        for (int i = 0; i < ForLayout.BlockSize; i += 4)
        {
            Vector128<int> x = Vector128.LoadUnsafe(ref first, (nuint)i);
            x += Vector128.Shuffle(x, Vector128.Create(0, 0, 1, 2)) & one;
            x += Vector128.Shuffle(x, Vector128.Create(0, 0, 0, 1)) & two;
            (x + carry).StoreUnsafe(ref first, (nuint)i);
            carry += Vector128.Shuffle(x, Vector128.Create(3));
        }
    }

    private static void Expand(ref ulong collapsed, int laneBits, ref int values)
    {
        int count = 2 * laneBits;
        Vector256<uint> mask = Vector256.Create((uint)((1UL << laneBits) - 1));
        for (int i = 0; i < count; i += 8)
        {
            Vector256<ulong> a = Vector256.LoadUnsafe(ref collapsed, (nuint)i);
            Vector256<ulong> b = Vector256.LoadUnsafe(ref collapsed, (nuint)(i + 4));
            Vector256<uint> high = Vector256.Narrow(a >> 32, b >> 32);
            Vector256<uint> low = Vector256.Narrow(a, b);
            int at = i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, at += count)
            {
                (high >> shift & mask).AsInt32().StoreUnsafe(ref values, (nuint)at);
                (low >> shift & mask).AsInt32().StoreUnsafe(ref values, (nuint)(at + 64));
            }
        }
    }
}
