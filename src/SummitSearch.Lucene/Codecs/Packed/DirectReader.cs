using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Random access to what <see cref="DirectWriter"/> wrote (FORMAT.md, "Number blocks").</summary>
/// <remarks>Thread-safe. Reads outside the block throw <see cref="CorruptIndexException"/>.</remarks>
internal sealed class DirectReader
{
    private const int MostAtOnce = 1 << 20;
    private readonly IndexInput _data;
    private readonly int _bits;
    private readonly ulong _mask;

    /// <summary>Opens a block.</summary>
    /// <param name="data">Holds the block.</param>
    /// <param name="start">Offset of its first byte.</param>
    /// <param name="length">Its bytes, padding included.</param>
    /// <param name="bits">Width of a value.</param>
    /// <param name="count">Number of values.</param>
    /// <exception cref="CorruptIndexException">An impossible width, or the values do not fit into the block.</exception>
    public DirectReader(IndexInput data, long start, long length, int bits, long count)
    {
        if (!DirectWriter.IsWidth(bits))
            throw new CorruptIndexException(data.Name, start, $"{bits} bits a value are no width of the format.");
        if (count < 0 || count > long.MaxValue / 64 || length < DirectWriter.ByteLength(count, bits))
            throw new CorruptIndexException(data.Name, start, $"{count} values of {bits} bits do not fit into {length} bytes.");
        _data = data.Slice(data.Name, start, length);
        _bits = bits;
        _mask = bits == 64 ? ulong.MaxValue : (1UL << bits) - 1;
    }

    /// <summary>The value at <paramref name="index"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Get(long index)
    {
        long bit = index * _bits;
        if (_bits <= 32)
        {
            // The padding covers the bytes behind the last value, so that one word always does.
            uint word = BinaryPrimitives.ReadUInt32BigEndian(_data.Span(bit >> 3, 4));
            return (long)((word >> (32 - _bits - (int)(bit & 7))) & _mask);
        }
        ulong wide = BinaryPrimitives.ReadUInt64BigEndian(_data.Span(bit >> 3, 8));
        return (long)(wide >> (64 - _bits));
    }

    /// <summary>The values at many places.</summary>
    /// <param name="indexes">Places, ascending; what stands for those below 0 is left as it is.</param>
    /// <param name="values">Takes one value for each place.</param>
    public void GetAll(ReadOnlySpan<int> indexes, Span<long> values)
    {
        int last = indexes.Length - 1;
        while (last >= 0 && indexes[last] < 0)
            last--;
        if (last < 0)
            return;
        int start = FirstOf(indexes);
        if (_bits > 32 || indexes[last] - start > MostAtOnce)
        {
            for (int i = 0; i <= last; i++)
            {
                if (indexes[i] >= 0)
                    values[i] = Get(indexes[i]);
            }
            return;
        }
        // One check for all: the last one reaches furthest.
        long first = start * (long)_bits >> 3;
        ReadOnlySpan<byte> data = _data.Span(first, (int)((indexes[last] * (long)_bits >> 3) - first) + 4);
        for (int i = 0; i <= last; i++)
        {
            if (indexes[i] < 0)
                continue;
            long bit = indexes[i] * (long)_bits;
            uint word = BinaryPrimitives.ReadUInt32BigEndian(data[(int)((bit >> 3) - first)..]);
            values[i] = (long)((word >> (32 - _bits - (int)(bit & 7))) & _mask);
        }
    }

    private static int FirstOf(ReadOnlySpan<int> indexes)
    {
        int i = 0;
        while (indexes[i] < 0)
            i++;
        return indexes[i];
    }
}
