using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>The documents of any of several cursors, each once: a binary heap by current document.</summary>
internal sealed class DisjunctionCursor : DocIdCursor
{
    private readonly DocIdCursor[] _heap;
    private int _docId = -1;

    /// <summary>Joins cursors that stand before their first document; at least one.</summary>
    public DisjunctionCursor(ReadOnlySpan<DocIdCursor> cursors)
    {
        _heap = cursors.ToArray();
        foreach (DocIdCursor cursor in _heap)
            Cost += cursor.Cost;
    }

    /// <inheritdoc/>
    public override int DocId => _docId;

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_docId + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        DocIdCursor top = _heap[0];
        while (top.DocId < target)
        {
            top.Advance(target);
            SiftDown();
            top = _heap[0];
        }
        return _docId = top.DocId;
    }

    private void SiftDown()
    {
        DocIdCursor[] heap = _heap;
        DocIdCursor moving = heap[0];
        int docId = moving.DocId;
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= heap.Length)
                break;
            if (child + 1 < heap.Length && heap[child + 1].DocId < heap[child].DocId)
                child++;
            if (heap[child].DocId >= docId)
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = moving;
    }
}
