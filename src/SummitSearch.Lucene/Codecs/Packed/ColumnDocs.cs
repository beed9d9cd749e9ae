using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Walks over the documents that have a value in a column, and knows the place of each one's value.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class ColumnDocs
{
    private readonly DocIdSetCursor? _set;
    private readonly int _maxDoc;
    private int _docId = -1;

    /// <summary>Opens the documents of a column.</summary>
    /// <param name="data">Holds the set, if it is neither empty nor full.</param>
    /// <param name="location">Where the set is.</param>
    /// <param name="count">Number of documents with a value.</param>
    /// <param name="maxDoc">Number of documents.</param>
    public ColumnDocs(IndexInput data, in DocIdSetLocation location, long count, int maxDoc)
    {
        Cost = count;
        // No value at all is the full column of no documents.
        _maxDoc = location.IsEmpty ? 0 : maxDoc;
        if (!location.IsEmpty && !location.IsAll)
            _set = new DocIdSetCursor(data, location, count, maxDoc);
    }

    /// <summary>The current document.</summary>
    public int DocId => _set is null ? _docId : _set.DocId;

    /// <summary>Place of its value: the number of values before it.</summary>
    public int Index
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _set is null ? _docId : _set.Index;
    }

    /// <summary>Number of documents with a value.</summary>
    public long Cost { get; }

    /// <inheritdoc cref="DocIdCursor.NextDoc"/>
    public int NextDoc() => _set is null ? Advance(_docId + 1) : _set.NextDoc();

    /// <inheritdoc cref="DocIdCursor.Advance"/>
    public int Advance(int target) => _set is null ? _docId = target < _maxDoc ? target : DocIdCursor.NoMoreDocs : _set.Advance(target);

    /// <summary>The places of the values of many documents, -1 for each without one.</summary>
    /// <param name="docIds">Documents, ascending, all above the current one.</param>
    /// <param name="indexes">Takes one place for each document.</param>
    public void IndexesOf(ReadOnlySpan<int> docIds, Span<int> indexes)
    {
        if (_set is not null)
            _set.IndexesOf(docIds, indexes);
        else if (docIds.Length > 0 && docIds[^1] < _maxDoc)
            docIds.CopyTo(indexes);
        else
            indexes[..docIds.Length].Fill(-1);
    }

    /// <inheritdoc cref="DocValuesCursor.AdvanceExact"/>
    public bool AdvanceExact(int docId)
    {
        if (_set is not null)
            return _set.AdvanceExact(docId);
        if (docId >= _maxDoc)
            return false;
        _docId = docId;
        return true;
    }
}
