using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Unpacks blocks with 512-bit vectors. Equal to <see cref="ForScalar"/>.</summary>
/// <remarks>What is packed must be readable up to the next multiple of 64 bytes.</remarks>
internal static class ForVector512
{
    private const int Lanes = 16;

    /// <summary>True where the machine can.</summary>
    public static bool IsSupported => Vector512.IsHardwareAccelerated && Avx512F.IsSupported;

    /// <summary>Unpacks 128 values of <paramref name="bits"/> bits.</summary>
    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<int> values)
    {
        if (bits <= 8)
            UnpackBytes(packed, bits, ref MemoryMarshal.GetReference(values));
        else
            UnpackWide(packed, bits, ref MemoryMarshal.GetReference(values));
    }

    /// <summary>Unpacks 128 gaps and adds them up.</summary>
    public static void UnpackGaps(ReadOnlySpan<byte> packed, int bits, int start, Span<int> values)
    {
        if (bits <= 8)
        {
            UnpackByteGaps(packed, bits, start, ref MemoryMarshal.GetReference(values));
            return;
        }
        UnpackWide(packed, bits, ref MemoryMarshal.GetReference(values));
        Accumulate(ref MemoryMarshal.GetReference(values), start);
    }

    private static void UnpackBytes(ReadOnlySpan<byte> packed, int bits, ref int target)
    {
        (Vector512<uint> high, Vector512<uint> low) = CollapseBytes(packed, bits);
        for (int i = 0; i < 4; i++)
        {
            ByteLane(high, i).StoreUnsafe(ref target, (nuint)(i * Lanes));
            ByteLane(low, i).StoreUnsafe(ref target, (nuint)(64 + i * Lanes));
        }
    }

    private static void UnpackByteGaps(ReadOnlySpan<byte> packed, int bits, int start, ref int target)
    {
        (Vector512<uint> high, Vector512<uint> low) = CollapseBytes(packed, bits);
        Vector512<int> carry = Vector512.Create(start);
        for (int i = 0; i < 4; i++)
            Sum(ByteLane(high, i), ref carry).StoreUnsafe(ref target, (nuint)(i * Lanes));
        for (int i = 0; i < 4; i++)
            Sum(ByteLane(low, i), ref carry).StoreUnsafe(ref target, (nuint)(64 + i * Lanes));
    }

    private static void Accumulate(ref int values, int start)
    {
        Vector512<int> carry = Vector512.Create(start);
        for (nuint i = 0; i < ForLayout.BlockSize; i += Lanes)
            Sum(Vector512.LoadUnsafe(ref values, i), ref carry).StoreUnsafe(ref values, i);
    }

    [SkipLocalsInit]
    private static void UnpackWide(ReadOnlySpan<byte> packed, int bits, ref int target)
    {
        Span<ulong> buffer = stackalloc ulong[ForLayout.CollapsedBuffer];
        ref ulong collapsed = ref MemoryMarshal.GetReference(buffer);
        ref ulong words = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed));
        int laneBits = ForLayout.LaneBits(bits), wordCount = 2 * bits, count = 2 * laneBits;
        ForVector256.UnpackRemainder(ref words, bits, laneBits, ref Unsafe.Add(ref collapsed, wordCount));
        Vector512<ulong> mask = Vector512.Create(ForLayout.LaneMask(bits, laneBits));
        // Whole vectors reach into what was left over, so the last words are done again from their own end.
        int last = wordCount - 8;
        for (int j = 0; j < last; j += 8)
            (Vector512.LoadUnsafe(ref words, (nuint)j) >> (laneBits - bits) & mask).StoreUnsafe(ref collapsed, (nuint)j);
        (Vector512.LoadUnsafe(ref words, (nuint)last) >> (laneBits - bits) & mask).StoreUnsafe(ref collapsed, (nuint)last);
        Expand(ref collapsed, laneBits, count, ref target);
    }

    private static void Expand(ref ulong collapsed, int laneBits, int count, ref int target)
    {
        Vector512<uint> mask = Vector512.Create((uint)((1UL << laneBits) - 1));
        for (int i = 0; i < count; i += Lanes)
        {
            Vector512<ulong> a = Vector512.LoadUnsafe(ref collapsed, (nuint)i), b = Vector512.LoadUnsafe(ref collapsed, (nuint)(i + 8));
            Vector512<uint> high = Vector512.Narrow(a >> 32, b >> 32), low = Vector512.Narrow(a, b);
            int at = i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, at += count)
            {
                (high >> shift & mask).AsInt32().StoreUnsafe(ref target, (nuint)at);
                (low >> shift & mask).AsInt32().StoreUnsafe(ref target, (nuint)(at + 64));
            }
        }
    }

    /// <summary>The collapsed words of byte lanes without a detour through memory: the upper halves of all 16 words, and the lower ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> High, Vector512<uint> Low) CollapseBytes(ReadOnlySpan<byte> packed, int bits)
    {
        ReadOnlySpan<ulong> plan = BytePlan.Of(bits);
        ref ulong step = ref MemoryMarshal.GetReference(plan);
        ref ulong words = ref Unsafe.As<byte, ulong>(ref MemoryMarshal.GetReference(packed));
        Vector512<ulong> a = Vector512.LoadUnsafe(ref words), b = Vector512.LoadUnsafe(ref words, bits > 4 ? (nuint)8 : 0);
        Vector512<ulong> first = Pick(a, b, ref step, 0), second = Pick(a, b, ref step, 32);
        for (nuint i = 64; i < (nuint)plan.Length; i += 64)
        {
            first |= Pick(a, b, ref step, i);
            second |= Pick(a, b, ref step, i + 32);
        }
        return (Vector512.Narrow(first >> 32, second >> 32), Vector512.Narrow(first, second));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<ulong> Pick(Vector512<ulong> a, Vector512<ulong> b, ref ulong step, nuint at)
    {
        Vector512<ulong> picked = Avx512F.PermuteVar8x64x2(a, Vector512.LoadUnsafe(ref step, at), b);
        picked = Avx512F.ShiftRightLogicalVariable(picked, Vector512.LoadUnsafe(ref step, at + 8)) & Vector512.LoadUnsafe(ref step, at + 16);
        return Avx512F.ShiftLeftLogicalVariable(picked, Vector512.LoadUnsafe(ref step, at + 24));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> ByteLane(Vector512<uint> words, int lane) => (words >> (24 - 8 * lane) & Vector512.Create(0xFFu)).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Sum(Vector512<int> gaps, ref Vector512<int> carry)
    {
        Vector512<int> zero = Vector512<int>.Zero;
        gaps += Avx512F.AlignRight32(gaps, zero, 15);
        gaps += Avx512F.AlignRight32(gaps, zero, 14);
        gaps += Avx512F.AlignRight32(gaps, zero, 12);
        gaps += Avx512F.AlignRight32(gaps, zero, 8);
        Vector512<int> sums = gaps + carry;
        // Only the last sum of these gaps is on the path to the next vector.
        carry += Avx512F.PermuteVar16x32(gaps, Vector512.Create(15));
        return sums;
    }
}
