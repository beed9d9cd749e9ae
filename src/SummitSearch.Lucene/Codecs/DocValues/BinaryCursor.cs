using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>One byte string a document.</summary>
internal sealed class BinaryCursor : BinaryDocValues
{
    private readonly ColumnDocs _docs;
    private readonly BinaryEntry _entry;
    private readonly IndexInput _data;
    private readonly CompressedBinaryChunk? _chunk;

    /// <summary>Opens a cursor.</summary>
    public BinaryCursor(ColumnDocs docs, BinaryEntry entry, IndexInput data)
    {
        _docs = docs;
        _entry = entry;
        _data = data;
        if (entry.Chunks is not null)
            _chunk = new CompressedBinaryChunk(entry, entry.Chunks, data);
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Value
    {
        get
        {
            int index = _docs.Index;
            if ((uint)index >= (uint)_entry.DocCount)
                throw new CorruptIndexException(_data.Name, _entry.DataOffset, $"value {index} of {_entry.DocCount}; the set of documents is damaged.");
            if (_chunk is not null)
                return _chunk.Get(index);
            if (_entry.Addresses is null)
                return _data.Span(_entry.DataOffset + (long)index * _entry.MaxLength, _entry.MaxLength);
            (long start, long end) = _entry.Addresses.Get(index);
            return _data.Span(_entry.DataOffset + start, (int)Math.Min(int.MaxValue, end - start));
        }
    }

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}
