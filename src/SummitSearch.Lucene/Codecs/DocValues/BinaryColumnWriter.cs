using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes byte strings, compressed 32 at a time (FORMAT.md, "Binary values").</summary>
/// <remarks>Not thread-safe; one object a column.</remarks>
internal sealed class BinaryColumnWriter(IndexOutput meta, IndexOutput data)
{
    private const int ValuesPerChunk = 1 << DocValuesFormat.BinaryChunkShift;

    private readonly Lz4Encoder _encoder = new();
    private readonly MemoryOutput _raw = new(1 << 12);
    private readonly MemoryOutput _compressed = new(1 << 12);
    private readonly int[] _lengths = new int[ValuesPerChunk];
    private readonly List<long> _chunks = [];
    private int _filled;
    private int _maxChunk;
    private int _count;
    private int _minLength = int.MaxValue;
    private int _maxLength;

    /// <summary>Writes the body of an entry.</summary>
    public void Write(Func<BinaryDocValues> open, int maxDoc)
    {
        long start = data.FilePointer;
        _encoder.SetDictionary([]);
        BinaryDocValues values = open();
        while (values.NextDoc() != DocIdCursor.NoMoreDocs)
            Add(values.Value);
        if (_filled > 0)
            WriteChunk();
        meta.WriteInt64(start);
        meta.WriteInt64(data.FilePointer - start);
        ColumnDocsWriter.Write(meta, data, open, _count, maxDoc);
        meta.WriteInt32(_count);
        meta.WriteInt32(_minLength);
        meta.WriteInt32(_maxLength);
        if (_count > 0)
            WriteAddresses();
    }

    private void Add(ReadOnlySpan<byte> value)
    {
        _raw.WriteBytes(value);
        _lengths[_filled++] = value.Length;
        _minLength = Math.Min(_minLength, value.Length);
        _maxLength = Math.Max(_maxLength, value.Length);
        _count++;
        if (_filled == ValuesPerChunk)
            WriteChunk();
    }

    private void WriteChunk()
    {
        _lengths.AsSpan(_filled).Clear();
        _chunks.Add(data.FilePointer);
        int first = _lengths[0];
        if (!_lengths.AsSpan().ContainsAnyExcept(first))
        {
            data.WriteVInt(first << 1 | 1);
        }
        else
        {
            data.WriteVInt(first << 1);
            foreach (int length in _lengths.AsSpan(1))
                data.WriteVInt(length);
        }
        _maxChunk = Math.Max(_maxChunk, _raw.Length);
        _compressed.Reset();
        _encoder.Compress(_raw.Written, _compressed);
        data.WriteBytes(_compressed.Written);
        _raw.Reset();
        _filled = 0;
    }

    private void WriteAddresses()
    {
        long start = data.FilePointer;
        meta.WriteInt64(start);
        meta.WriteVInt(_chunks.Count);
        meta.WriteVInt(DocValuesFormat.BinaryChunkShift);
        meta.WriteVInt(_maxChunk);
        meta.WriteVInt(DocValuesFormat.MonotonicShift);
        MonotonicWriter writer = new(meta, data, DocValuesFormat.MonotonicShift);
        foreach (long chunk in _chunks)
            writer.Add(chunk);
        writer.Finish();
        meta.WriteInt64(data.FilePointer - start);
    }
}
