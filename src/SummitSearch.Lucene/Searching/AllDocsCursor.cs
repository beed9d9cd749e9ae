using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>All documents of a segment.</summary>
internal sealed class AllDocsCursor(int maxDoc) : DocIdCursor
{
    private int _docId = -1;

    /// <inheritdoc/>
    public override int DocId => _docId;

    /// <inheritdoc/>
    public override long Cost => maxDoc;

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_docId + 1);

    /// <inheritdoc/>
    public override int Advance(int target) => _docId = target < maxDoc ? target : NoMoreDocs;
}
