using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Unpacks blocks with 512-bit vectors. Equal to <see cref="ForScalar"/>.</summary>
internal static class ForVector512
{
    /// <summary>True where the machine can.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Unpacks 128 values of <paramref name="bits"/> bits; <paramref name="packed"/> must be readable up to the next multiple of 64 bytes.</summary>
    [SkipLocalsInit]
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        Span<ulong> buffer = stackalloc ulong[ForLayout.CollapsedBuffer];
        ref ulong collapsed = ref MemoryMarshal.GetReference(buffer);
        ref ulong words = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed));
        int laneBits = ForLayout.LaneBits(bits);
        int wordCount = 2 * bits;
        Vector512<ulong> mask = Vector512.Create(ForLayout.LaneMask(bits, laneBits));
        int at = 0;
        for (int shift = laneBits - bits; shift >= 0; shift -= bits, at += wordCount)
        {
            for (int j = 0; j < wordCount; j += 8)
                (Vector512.LoadUnsafe(ref words, (nuint)j) >> shift & mask).StoreUnsafe(ref collapsed, (nuint)(at + j));
        }
        ForVector256.UnpackRemainder(ref words, bits, laneBits, ref Unsafe.Add(ref collapsed, at));
        Expand(ref collapsed, laneBits, ref MemoryMarshal.GetReference(values));
    }

    /// <summary>Turns 128 gaps into ascending numbers, in place.</summary>
    public static void Accumulate(Span<int> gaps, int start)
    {
        ref int first = ref MemoryMarshal.GetReference(gaps);
        Vector512<int> carry = Vector512.Create(start);
        Vector512<int> last = Vector512.Create(15);
        Vector512<int> zero = Vector512<int>.Zero;
        for (int i = 0; i < ForLayout.BlockSize; i += 16)
        {
            Vector512<int> x = Vector512.LoadUnsafe(ref first, (nuint)i);
            x += Avx512F.AlignRight32(x, zero, 15);
            x += Avx512F.AlignRight32(x, zero, 14);
            x += Avx512F.AlignRight32(x, zero, 12);
            x += Avx512F.AlignRight32(x, zero, 8);
            (x + carry).StoreUnsafe(ref first, (nuint)i);
            carry += Avx512F.PermuteVar16x32(x, last);
        }
    }

    private static void Expand(ref ulong collapsed, int laneBits, ref int values)
    {
        int count = 2 * laneBits;
        Vector512<uint> mask = Vector512.Create((uint)((1UL << laneBits) - 1));
        for (int i = 0; i < count; i += 16)
        {
            Vector512<ulong> a = Vector512.LoadUnsafe(ref collapsed, (nuint)i);
            Vector512<ulong> b = Vector512.LoadUnsafe(ref collapsed, (nuint)(i + 8));
            Vector512<uint> high = Vector512.Narrow(a >> 32, b >> 32);
            Vector512<uint> low = Vector512.Narrow(a, b);
            int at = i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, at += count)
            {
                (high >> shift & mask).AsInt32().StoreUnsafe(ref values, (nuint)at);
                (low >> shift & mask).AsInt32().StoreUnsafe(ref values, (nuint)(at + 64));
            }
        }
    }
}
