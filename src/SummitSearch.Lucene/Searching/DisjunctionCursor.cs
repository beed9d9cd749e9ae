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

    /// <inheritdoc/>
    internal override int Mark(int start, int end, Span<ulong> bits)
    {
        int next = NoMoreDocs;
        foreach (DocIdCursor cursor in _heap)
            next = Math.Min(next, cursor.Mark(start, end, bits));
        return next;
    }

    /// <summary>Hands the cursors that stand on the current document to <paramref name="onTop"/>, in the order in which float sums over them were calibrated:
    /// the heap from its last to its first place in pre-order.</summary>
    /// <returns>How many there are.</returns>
    public int OnTop(Span<DocIdCursor> onTop)
    {
        int count = 0;
        Collect(0, onTop, ref count);
        onTop[..count].Reverse();
        return count;
    }

    private void Collect(int at, Span<DocIdCursor> onTop, ref int count)
    {
        if (at >= _heap.Length || _heap[at].DocId != _docId)
            return;
        onTop[count++] = _heap[at];
        Collect((2 * at) + 1, onTop, ref count);
        Collect((2 * at) + 2, onTop, ref count);
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
