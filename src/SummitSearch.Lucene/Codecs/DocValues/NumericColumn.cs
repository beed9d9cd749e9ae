using System.Buffers.Binary;
using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Random access to the integers of a column, in whichever way they are stored.</summary>
/// <remarks>Not thread-safe: it keeps the block read last.</remarks>
internal sealed class NumericColumn
{
    private const int BlockHeader = 9;

    private readonly NumericEntry _entry;
    private readonly IndexInput _data;
    private readonly DirectReader? _values;
    private readonly long[]? _table;
    private readonly long _min;
    private readonly long _gcd;
    private readonly bool _inBlocks;
    private long _block = -1;
    private DirectReader? _blockValues;
    private long _blockMin;

    /// <summary>Opens a column.</summary>
    public NumericColumn(NumericEntry entry, IndexInput data)
    {
        _entry = entry;
        _data = data;
        _table = entry.Table;
        _min = entry.Min;
        _gcd = entry.Gcd;
        _inBlocks = entry.BlockShift >= 0;
        if (!_inBlocks && entry.Bits != 0)
            _values = new DirectReader(data, entry.DataOffset, entry.DataLength, entry.Bits, entry.ValueCount);
    }

    /// <summary>The value at a place.</summary>
    /// <exception cref="CorruptIndexException">The place is not below the number of values.</exception>
    public long Get(long index)
    {
        if ((ulong)index >= (ulong)_entry.ValueCount)
            throw new CorruptIndexException(_data.Name, _entry.DataOffset, $"value {index} of {_entry.ValueCount}; the set of documents is damaged.");
        if (_inBlocks)
            return GetFromBlock(index);
        if (_values is null)
            return _min;
        return FromStored(_values.Get(index), index);
    }

    private long FromStored(long stored, long index)
    {
        if (_table is null)
            return unchecked(_min + _gcd * stored);
        return (ulong)stored < (ulong)_table.Length
            ? _table[stored]
            : throw new CorruptIndexException(_data.Name, _entry.DataOffset, $"value {index} is number {stored} of a table of {_table.Length}.");
    }

    /// <summary>The values at many places.</summary>
    /// <param name="indexes">Places, ascending; below 0 for none.</param>
    /// <param name="missing">The value of none.</param>
    /// <param name="values">Takes one value for each place.</param>
    /// <exception cref="CorruptIndexException">A place is not below the number of values.</exception>
    public void GetAll(ReadOnlySpan<int> indexes, long missing, Span<long> values)
    {
        if (_values is null)
        {
            for (int i = 0; i < indexes.Length; i++)
                values[i] = indexes[i] < 0 ? missing : Get(indexes[i]);
            return;
        }
        _values.GetAll(indexes, values);
        for (int i = 0; i < indexes.Length; i++)
            values[i] = indexes[i] < 0 ? missing : indexes[i] < _entry.ValueCount ? FromStored(values[i], indexes[i]) : Get(indexes[i]);
    }

    private long GetFromBlock(long index)
    {
        long block = index >> _entry.BlockShift;
        if (block != _block)
            LoadBlock(block);
        return _blockValues is null ? _blockMin : unchecked(_blockMin + _gcd * _blockValues.Get(index & ((1L << _entry.BlockShift) - 1)));
    }

    private void LoadBlock(long block)
    {
        long start = BinaryPrimitives.ReadInt64BigEndian(_data.Span(_entry.JumpTable + 8 * block, 8));
        ReadOnlySpan<byte> head = _data.Span(start, BlockHeader);
        int bits = head[0];
        _blockMin = BinaryPrimitives.ReadInt64BigEndian(head[1..]);
        _blockValues = null;
        if (bits != 0)
        {
            int length = BinaryPrimitives.ReadInt32BigEndian(_data.Span(start + BlockHeader, 4));
            long count = Math.Min(1L << _entry.BlockShift, _entry.ValueCount - (block << _entry.BlockShift));
            _blockValues = new DirectReader(_data, start + BlockHeader + 4, length, bits, count);
        }
        _block = block;
    }
}
