using System.Numerics;
using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>A block of 128 non-negative integers packed with the width that suits most of them; the few larger ones are exceptions with up to 8 more bits
/// (FORMAT.md, "Packed blocks with exceptions"; the idea is PFOR of Zukowski et al., ICDE 2006).</summary>
/// <remarks>Thread-safe, allocates nothing.</remarks>
internal static class PforBlock
{
    private const int MaxExceptions = 3;

    // token, 31 bits a value, 7 exceptions; and what vector code may read past the packed part
    private const int MaxLength = 1 + 16 * 31 + 2 * 7 + 64;

    /// <summary>Writes 128 values, which are changed on the way.</summary>
    [SkipLocalsInit]
    public static void Write(DataOutput output, Span<int> values)
    {
        values = values[..ForLayout.BlockSize];
        int largestBits = ForEncoder.BitsOfLargest(values);
        int bits = ChooseBits(values, largestBits);
        Span<byte> exceptions = stackalloc byte[2 * MaxExceptions];
        int count = largestBits > bits ? SplitOff(values, bits, exceptions) : 0;
        if (largestBits <= 8 && AllEqual(values))
        {
            WriteConstant(output, values[0], bits, exceptions[..(2 * count)]);
            return;
        }
        output.WriteByte((byte)(count << 5 | bits));
        Span<byte> packed = stackalloc byte[ForLayout.MaxBytes];
        ForEncoder.Pack(values, bits, packed);
        output.WriteBytes(packed[..(16 * bits)]);
        output.WriteBytes(exceptions[..(2 * count)]);
    }

    /// <summary>Reads 128 values; returns the offset behind the block.</summary>
    /// <exception cref="CorruptIndexException">The block is cut off, or an exception lies outside it.</exception>
    public static long Read(IndexInput input, long offset, Span<int> values)
    {
        ReadOnlySpan<byte> window = input.Window(offset, MaxLength);
        int token = TokenOf(input, offset, window);
        int bits = token & 31, exceptions = token >> 5, at;
        if (bits == 0)
        {
            values[..ForLayout.BlockSize].Fill(ReadConstant(input, offset, window, out at));
        }
        else
        {
            at = 1 + 16 * bits;
            if (window.Length < at)
                ThrowCutOff(input, offset);
            ForDecoder.Unpack(window[1..], bits, values);
        }
        if (exceptions != 0)
            Patch(input, offset, window[at..], exceptions, bits, values);
        return offset + at + 2 * exceptions;
    }

    /// <summary>Returns the offset behind a block without decoding it.</summary>
    public static long Skip(IndexInput input, long offset)
    {
        ReadOnlySpan<byte> window = input.Window(offset, 16);
        int token = TokenOf(input, offset, window);
        int bits = token & 31, at = 1 + 16 * bits;
        if (bits == 0)
            ReadConstant(input, offset, window, out at);
        return offset + at + 2 * (token >> 5);
    }

    /// <summary>Reads one value of a block in place.</summary>
    public static int ValueAt(IndexInput input, long offset, int index)
    {
        ReadOnlySpan<byte> window = input.Window(offset, MaxLength);
        int token = TokenOf(input, offset, window);
        int bits = token & 31, exceptions = token >> 5, at = 1 + 16 * bits, value;
        if (bits == 0)
            value = ReadConstant(input, offset, window, out at);
        else if (window.Length >= at)
            value = ForDecoder.ValueAt(window[1..], bits, index);
        else
            throw CutOff(input, offset);
        if (exceptions == 0)
            return value;
        ReadOnlySpan<byte> pairs = PairsOf(input, offset, window[at..], exceptions);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            if (pairs[i] == index)
                value |= pairs[i + 1] << bits;
        }
        return value;
    }

    private static int ChooseBits(ReadOnlySpan<int> values, int largestBits)
    {
        int bits = largestBits, least = Math.Max(1, largestBits - 8);
        while (bits > least && CountAbove(values, (1 << (bits - 1)) - 1) <= MaxExceptions)
            bits--;
        return bits;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int CountAbove(ReadOnlySpan<int> values, int limit)
    {
        Vector<int> bound = new(limit), counts = default;
        for (int i = 0; i < values.Length; i += Vector<int>.Count)
            counts -= Vector.GreaterThan(new Vector<int>(values[i..]), bound);
        return Vector.Sum(counts);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int SplitOff(Span<int> values, int bits, Span<byte> exceptions)
    {
        int count = 0, limit = (1 << bits) - 1;
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] <= limit)
                continue;
            exceptions[count++] = (byte)i;
            exceptions[count++] = (byte)(values[i] >> bits);
            values[i] &= limit;
        }
        return count / 2;
    }

    private static bool AllEqual(ReadOnlySpan<int> values) => values.IndexOfAnyExcept(values[0]) < 0;

    private static void WriteConstant(DataOutput output, int value, int bits, Span<byte> exceptions)
    {
        output.WriteByte((byte)(exceptions.Length / 2 << 5));
        output.WriteVLong(value);
        for (int i = 1; i < exceptions.Length; i += 2)
            exceptions[i] <<= bits;
        output.WriteBytes(exceptions);
    }

    private static int TokenOf(IndexInput input, long offset, ReadOnlySpan<byte> window)
    {
        if (window.IsEmpty)
            ThrowCutOff(input, offset);
        return window[0];
    }

    private static int ReadConstant(IndexInput input, long offset, ReadOnlySpan<byte> window, out int at)
    {
        uint value = 0;
        at = 1;
        for (int shift = 0; shift < 35 && at < window.Length; shift += 7)
        {
            byte b = window[at++];
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
                return (int)value;
        }
        throw CutOff(input, offset);
    }

    private static void Patch(IndexInput input, long offset, ReadOnlySpan<byte> rest, int exceptions, int bits, Span<int> values)
    {
        ReadOnlySpan<byte> pairs = PairsOf(input, offset, rest, exceptions);
        for (int i = 0; i < pairs.Length; i += 2)
        {
            int index = pairs[i];
            if (index >= ForLayout.BlockSize)
                throw new CorruptIndexException(input.Name, offset, $"a packed block has an exception at place {index} of {ForLayout.BlockSize}.");
            values[index] |= pairs[i + 1] << bits;
        }
    }

    private static ReadOnlySpan<byte> PairsOf(IndexInput input, long offset, ReadOnlySpan<byte> rest, int exceptions)
    {
        if (rest.Length < 2 * exceptions)
            ThrowCutOff(input, offset);
        return rest[..(2 * exceptions)];
    }

    private static void ThrowCutOff(IndexInput input, long offset) => throw CutOff(input, offset);

    private static CorruptIndexException CutOff(IndexInput input, long offset) => new(input.Name, offset, "a packed block is cut off. The file is truncated or damaged; rebuild the index or restore a backup.");
}
