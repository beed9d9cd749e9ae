using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Adds up bounds of several terms, many places at a time: for each place the sum over terms of share * units / 256, in 16 bits, saturating.</summary>
internal static class BoundSum
{
    /// <summary>Bounds of <paramref name="sums"/>.Length places from <paramref name="start"/> on; a multiple of 16.</summary>
    /// <param name="shares">An array of shares for each term.</param>
    /// <param name="units">What each term's shares weigh.</param>
    /// <param name="start">First place.</param>
    /// <param name="sums">Receives the sums.</param>
    public static void Add(ReadOnlySpan<byte[]> shares, ReadOnlySpan<ushort> units, int start, Span<ushort> sums)
    {
        if (Avx2.IsSupported)
            AddVector(shares, units, start, sums);
        else
            AddScalar(shares, units, start, sums);
    }

    /// <summary>The plain way.</summary>
    internal static void AddScalar(ReadOnlySpan<byte[]> shares, ReadOnlySpan<ushort> units, int start, Span<ushort> sums)
    {
        sums.Clear();
        for (int t = 0; t < shares.Length; t++)
        {
            ReadOnlySpan<byte> row = shares[t].AsSpan(start, sums.Length);
            int unit = units[t];
            for (int i = 0; i < row.Length; i++)
                sums[i] = (ushort)Math.Min(ushort.MaxValue, sums[i] + ((row[i] * unit) >> 8));
        }
    }

    /// <summary>The same, 64 places at a time where there are as many, else 16.</summary>
    internal static void AddVector(ReadOnlySpan<byte[]> shares, ReadOnlySpan<ushort> units, int start, Span<ushort> sums)
    {
        int i = 0;
        for (; i + 64 <= sums.Length; i += 64)
            Add64(shares, units, start + i, ref sums[i]);
        for (; i < sums.Length; i += Vector256<ushort>.Count)
        {
            Vector256<ushort> sum = default;
            for (int t = 0; t < shares.Length; t++)
                sum = Avx2.AddSaturate(sum, Contribution(ref MemoryMarshal.GetArrayDataReference(shares[t]), start + i, Vector256.Create(units[t])));
            sum.StoreUnsafe(ref sums[i]);
        }
    }

    private static void Add64(ReadOnlySpan<byte[]> shares, ReadOnlySpan<ushort> units, int start, ref ushort sums)
    {
        Vector256<ushort> a = default, b = default, c = default, d = default;
        for (int t = 0; t < shares.Length; t++)
        {
            ref byte row = ref MemoryMarshal.GetArrayDataReference(shares[t]);
            Vector256<ushort> unit = Vector256.Create(units[t]);
            a = Avx2.AddSaturate(a, Contribution(ref row, start, unit));
            b = Avx2.AddSaturate(b, Contribution(ref row, start + 16, unit));
            c = Avx2.AddSaturate(c, Contribution(ref row, start + 32, unit));
            d = Avx2.AddSaturate(d, Contribution(ref row, start + 48, unit));
        }
        a.StoreUnsafe(ref sums);
        b.StoreUnsafe(ref sums, 16);
        c.StoreUnsafe(ref sums, 32);
        d.StoreUnsafe(ref sums, 48);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<ushort> Contribution(ref byte row, int at, Vector256<ushort> unit)
    {
        Vector256<ushort> share = Avx2.ConvertToVector256Int16(Vector128.LoadUnsafe(ref row, (nuint)at)).AsUInt16();
        return Avx2.MultiplyHigh(Avx2.ShiftLeftLogical(share, 8), unit);
    }

    /// <summary>Makes the sums of places without a required term 0, and those of the others at least 1.</summary>
    /// <param name="shares">The term's shares.</param>
    /// <param name="sums">The sums; a multiple of 16.</param>
    public static void KeepHeld(byte[] shares, Span<ushort> sums)
    {
        for (int i = 0; i < sums.Length; i += Vector256<ushort>.Count)
        {
            (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(Vector128.LoadUnsafe(ref shares[i]));
            Vector256<ushort> absent = Vector256.Equals(Vector256.Create(low, high), Vector256<ushort>.Zero);
            ref ushort sum = ref sums[i];
            Vector256.AndNot(Vector256.Max(Vector256.LoadUnsafe(ref sum), Vector256<ushort>.One), absent).StoreUnsafe(ref sum);
        }
    }

    /// <summary>One bit for each of 64 sums that is at or above a limit.</summary>
    public static ulong AtLeast(ReadOnlySpan<ushort> sums, ushort limit)
    {
        Vector256<ushort> floor = Vector256.Create(limit);
        ulong mask = 0;
        for (int i = 0; i < 64; i += Vector256<ushort>.Count)
            mask |= (ulong)Vector256.GreaterThanOrEqual(Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(sums), (nuint)i), floor).ExtractMostSignificantBits() << i;
        return mask;
    }
}
