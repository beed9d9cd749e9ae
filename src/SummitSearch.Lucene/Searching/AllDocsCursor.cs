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

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits)
    {
        int count = Math.Min(end, maxDoc) - start;
        if (count > 0)
        {
            bits[..(count >> 6)].Fill(ulong.MaxValue);
            if ((count & 63) != 0)
                bits[count >> 6] |= (1UL << count) - 1;
        }
        return end < maxDoc ? end : NoMoreDocs;
    }
}
