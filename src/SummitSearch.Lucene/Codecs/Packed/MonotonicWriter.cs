using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Writes a non-decreasing sequence as lines and distances from them (FORMAT.md, "Monotonic sequences").</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class MonotonicWriter
{
    private const int FirstLength = 256;
    private readonly DataOutput _meta;
    private readonly DataOutput _data;
    private readonly Func<long> _dataPointer;
    private readonly long _start;
    private readonly int _blockLength;
    private long[] _block;
    private int _filled;

    /// <summary>Starts a sequence whose data begins where <paramref name="data"/> stands.</summary>
    public MonotonicWriter(DataOutput meta, IndexOutput data, int shift)
        : this(meta, data, () => data.FilePointer, shift)
    {
    }

    /// <summary>Starts a sequence whose data goes to memory.</summary>
    public MonotonicWriter(DataOutput meta, MemoryOutput data, int shift)
        : this(meta, data, () => data.Length, shift)
    {
    }

    private MonotonicWriter(DataOutput meta, DataOutput data, Func<long> dataPointer, int shift)
    {
        _meta = meta;
        _data = data;
        _dataPointer = dataPointer;
        _start = dataPointer();
        _blockLength = 1 << shift;
        // Most sequences of a small segment are short; half a megabyte for each would be collected with all generations only.
        _block = new long[Math.Min(_blockLength, FirstLength)];
    }

    /// <summary>Appends a value, which must not be below the one before.</summary>
    public void Add(long value)
    {
        if (_filled == _block.Length)
            MakeRoom();
        _block[_filled++] = value;
    }

    /// <summary>Writes the last block.</summary>
    public void Finish()
    {
        if (_filled > 0)
            Flush();
    }

    private void MakeRoom()
    {
        if (_block.Length < _blockLength)
            Array.Resize(ref _block, _block.Length * 2);
        else
            Flush();
    }

    private void Flush()
    {
        Span<long> values = _block.AsSpan(0, _filled);
        float slope = (float)((double)(values[^1] - values[0]) / Math.Max(1, values.Length - 1));
        long min = long.MaxValue;
        for (int i = 0; i < values.Length; i++)
        {
            values[i] -= (long)(slope * (float)i);
            min = Math.Min(min, values[i]);
        }
        ulong all = 0;
        foreach (ref long value in values)
        {
            value -= min;
            all |= (ulong)value;
        }
        WriteBlock(values, min, slope, all);
        _filled = 0;
    }

    private void WriteBlock(ReadOnlySpan<long> distances, long min, float slope, ulong all)
    {
        int bits = all == 0 ? 0 : DirectWriter.BitsRequired(all);
        _meta.WriteInt64(min);
        _meta.WriteInt32(BitConverter.SingleToInt32Bits(slope));
        _meta.WriteInt64(_dataPointer() - _start);
        _meta.WriteByte((byte)bits);
        if (bits == 0)
            return;
        DirectWriter writer = new(_data, bits);
        foreach (long distance in distances)
            writer.Add((ulong)distance);
        writer.Finish();
    }
}
