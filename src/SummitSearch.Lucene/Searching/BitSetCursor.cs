using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The members of a bit set.</summary>
/// <param name="documents">One bit a document.</param>
/// <param name="cost">Number of members, or about.</param>
internal sealed class BitSetCursor(FixedBitSet documents, long cost) : DocIdCursor
{
    private int _docId = -1;

    /// <inheritdoc/>
    public override int DocId => _docId;

    /// <inheritdoc/>
    public override long Cost => cost;

    /// <summary>The documents, for callers that can use them whole.</summary>
    public FixedBitSet Documents => documents;

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_docId + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        int next = target < documents.Length ? documents.NextSetBit(target) : -1;
        return _docId = next < 0 ? NoMoreDocs : next;
    }

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits)
    {
        ReadOnlySpan<ulong> words = documents.Words;
        int first = start >> 6;
        int last = Math.Min((end + 63) >> 6, words.Length);
        for (int i = first; i < last; i++)
            bits[i - first] |= words[i];
        return end < documents.Length && documents.NextSetBit(end) is >= 0 and int next ? next : NoMoreDocs;
    }
}
