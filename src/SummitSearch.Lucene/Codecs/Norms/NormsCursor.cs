using System.Buffers.Binary;
using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Norms;

/// <summary>Walks over norms as the file has them.</summary>
internal sealed class NormsCursor : NumericDocValues
{
    private readonly IndexInput _data;
    private readonly ColumnDocs _docs;
    private readonly int _count;
    private readonly int _width;
    private readonly long _offset;

    /// <summary>A cursor over norms whose metadata was checked.</summary>
    public NormsCursor(IndexInput data, ColumnDocs docs, int count, int width, long offset)
    {
        _data = data;
        _docs = docs;
        _count = count;
        _width = width;
        _offset = offset;
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override long Value
    {
        get
        {
            int index = _docs.Index;
            if ((uint)index >= (uint)_count)
                throw new CorruptIndexException(_data.Name, _offset, $"norm {index} of {_count}; the set of documents is damaged.");
            return _width switch
            {
                0 => _offset,
                1 => (sbyte)_data.Span(_offset + index, 1)[0],
                2 => BinaryPrimitives.ReadInt16BigEndian(_data.Span(_offset + 2L * index, 2)),
                4 => BinaryPrimitives.ReadInt32BigEndian(_data.Span(_offset + 4L * index, 4)),
                _ => BinaryPrimitives.ReadInt64BigEndian(_data.Span(_offset + 8L * index, 8)),
            };
        }
    }

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);
}
