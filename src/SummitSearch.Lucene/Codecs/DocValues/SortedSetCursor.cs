using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>A set of ordinals a document, ascending.</summary>
internal sealed class SortedSetCursor : SortedSetDocValues
{
    private readonly ColumnDocs _docs;
    private readonly SortedEntry _entry;
    private readonly TermsDictionaryCursor _terms;
    private int _loadedDoc = -1;
    private long _next;
    private long _end;

    /// <summary>Opens a cursor.</summary>
    public SortedSetCursor(ColumnDocs docs, SortedEntry entry)
    {
        _docs = docs;
        _entry = entry;
        _terms = new TermsDictionaryCursor(entry.Terms);
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override long ValueCount => _terms.Count;

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

    /// <inheritdoc/>
    public override long NextOrdinal()
    {
        if (_loadedDoc != _docs.DocId)
        {
            _loadedDoc = _docs.DocId;
            (_next, _end) = _entry.Addresses is null ? (_docs.Index, _docs.Index + 1) : _entry.Addresses.Get(_docs.Index);
        }
        return _next < _end ? _entry.Ordinal(_next++) : NoMoreOrdinals;
    }

    /// <inheritdoc/>
    public override int CountOrdinals(ReadOnlySpan<int> docIds, Span<long> counts) => _entry.Count(_docs, docIds, counts);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => _terms.Lookup(ordinal);

    /// <inheritdoc/>
    public override long LookupValue(ReadOnlySpan<byte> value) => _terms.LookupTerm(value);
}
