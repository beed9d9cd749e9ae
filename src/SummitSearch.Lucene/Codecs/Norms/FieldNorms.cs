using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Norms;

/// <summary>The norms of one field: in the mapped file where it keeps one byte for every document, else expanded at first use.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class FieldNorms : NormsReader
{
    private readonly IndexInput _data;
    private readonly DocIdSetLocation _docs;
    private readonly int _count;
    private readonly int _width;
    private readonly long _offset;
    private readonly int _maxDoc;
    private byte[]? _expanded;

    /// <summary>Norms whose metadata was checked.</summary>
    /// <param name="data">The data file.</param>
    /// <param name="docs">Which documents have one.</param>
    /// <param name="count">How many.</param>
    /// <param name="width">Bytes of each; 0 if all are equal.</param>
    /// <param name="offset">Where they start, or the value that all have.</param>
    /// <param name="maxDoc">Number of documents.</param>
    public FieldNorms(IndexInput data, in DocIdSetLocation docs, int count, int width, long offset, int maxDoc)
    {
        _data = data;
        _docs = docs;
        _count = count;
        _width = width;
        _offset = offset;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Bytes => _docs.IsAll && _width == 1 ? _data.Span(_offset, _maxDoc) : _expanded ?? Expand();

    /// <inheritdoc/>
    public override NumericDocValues OpenCursor() => new NormsCursor(_data, new ColumnDocs(_data, _docs, _count, _maxDoc), _count, _width, _offset);

    private byte[] Expand()
    {
        byte[] bytes = new byte[_maxDoc];
        NumericDocValues cursor = OpenCursor();
        for (int docId = cursor.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = cursor.NextDoc())
            bytes[docId] = (byte)cursor.Value;
        return Interlocked.CompareExchange(ref _expanded, bytes, null) ?? bytes;
    }
}
