using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Several integers a document, ascending.</summary>
internal sealed class SortedNumericCursor : SortedNumericDocValues
{
    private readonly ColumnDocs _docs;
    private readonly NumericColumn _column;
    private readonly AddressTable? _addresses;
    private int _loadedDoc = -1;
    private long _next;
    private long _end;
    private int _valueCount;

    /// <summary>Opens a cursor.</summary>
    public SortedNumericCursor(ColumnDocs docs, NumericColumn column, AddressTable? addresses)
    {
        _docs = docs;
        _column = column;
        _addresses = addresses;
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int ValueCount
    {
        get
        {
            Load();
            return _valueCount;
        }
    }

    /// <inheritdoc/>
    public override long NextValue()
    {
        Load();
        return _next < _end ? _column.Get(_next++) : throw new InvalidOperationException("The document has no further value.");
    }

    /// <inheritdoc/>
    public override int NextDoc()
    {
        _loadedDoc = -1;
        return _docs.NextDoc();
    }

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        _loadedDoc = -1;
        return _docs.Advance(target);
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId)
    {
        _loadedDoc = -1;
        return _docs.AdvanceExact(docId);
    }

    private void Load()
    {
        if (_loadedDoc == _docs.DocId)
            return;
        _loadedDoc = _docs.DocId;
        (_next, _end) = _addresses is null ? (_docs.Index, _docs.Index + 1) : _addresses.Get(_docs.Index);
        _valueCount = checked((int)(_end - _next));
    }
}
