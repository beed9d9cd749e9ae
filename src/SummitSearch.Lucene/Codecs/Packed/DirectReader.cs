using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Random access to what <see cref="DirectWriter"/> wrote (FORMAT.md, "Number blocks").</summary>
/// <remarks>Thread-safe. Reads outside the block throw <see cref="CorruptIndexException"/>.</remarks>
internal sealed class DirectReader
{
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
}
