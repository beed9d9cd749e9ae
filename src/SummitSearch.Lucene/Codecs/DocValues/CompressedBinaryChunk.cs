using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Reads compressed binary values, 32 at a time (FORMAT.md, "Binary values").</summary>
/// <remarks>Not thread-safe: it keeps the chunk decompressed last.</remarks>
internal sealed class CompressedBinaryChunk
{
    private readonly BinaryEntry _entry;
    private readonly MonotonicReader _chunks;
    private readonly IndexInput _data;
    private readonly int[] _starts;
    private byte[] _raw = [];
    private long _loaded = -1;

    /// <summary>A reader with no chunk loaded.</summary>
    public CompressedBinaryChunk(BinaryEntry entry, MonotonicReader chunks, IndexInput data)
    {
        _entry = entry;
        _chunks = chunks;
        _data = data.Clone();
        _starts = new int[(1 << entry.ChunkShift) + 1];
    }

    /// <summary>The value at a place; valid until the next call.</summary>
    public ReadOnlySpan<byte> Get(int index)
    {
        int chunk = index >> _entry.ChunkShift;
        if (chunk != _loaded)
            Load(chunk);
        int place = index & ((1 << _entry.ChunkShift) - 1);
        return _raw.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);
    }

    private void Load(int chunk)
    {
        _loaded = -1;
        _data.Position = _chunks.Get(chunk);
        int total = ReadLengths();
        if (_raw.Length < total)
            _raw = new byte[Math.Max(total, Math.Min(_entry.MaxChunkLength, 2 * _raw.Length))];
        if (total > 0)
        {
            long at = _data.Position;
            ReadOnlySpan<byte> rest = _data.Span(at, (int)Math.Min(int.MaxValue, _data.Remaining));
            if (Lz4Decoder.Decode(rest, default, _raw.AsSpan(0, total)) < 0)
                throw new CorruptIndexException(_data.Name, at, "compressed binary values are damaged; rebuild the index or restore a backup.");
        }
        _loaded = chunk;
    }

    private int ReadLengths()
    {
        long at = _data.Position;
        uint first = (uint)_data.ReadVInt();
        bool allEqual = (first & 1) != 0;
        long total = 0;
        for (int i = 0; i < _starts.Length - 1; i++)
        {
            total += i == 0 || allEqual ? first >> 1 : (uint)_data.ReadVInt();
            if (total > _entry.MaxChunkLength)
                throw new CorruptIndexException(_data.Name, at, $"a chunk of more than the {_entry.MaxChunkLength} bytes that the largest has.");
            _starts[i + 1] = (int)total;
        }
        return (int)total;
    }
}
