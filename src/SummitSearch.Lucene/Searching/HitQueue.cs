using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Searching;

/// <summary>The k best hits so far: a binary heap with the worst on top.</summary>
/// <remarks>Not thread-safe. A hit is one integer: the score's bits above the document number's complement, so that greater integers are better hits
/// and equal scores rank by ascending document, in whatever order documents come. Scores are never negative, so their bits order as they do.</remarks>
internal sealed class HitQueue
{
    private const int FirstSize = 1024;
    private readonly ulong _ceiling;
    private ulong[] _heap;
    private int _count;

    /// <summary>An empty queue.</summary>
    /// <param name="k">How many hits to keep; at least 1.</param>
    /// <param name="after">Only hits behind this one enter; null for all.</param>
    public HitQueue(int k, ScoreDoc? after)
    {
        Capacity = k;
        _heap = new ulong[Math.Min(k, FirstSize)];
        _ceiling = after is { } last ? Key(last.DocId, last.Score) : ulong.MaxValue;
    }

    /// <summary>How many hits are kept.</summary>
    public int Capacity { get; }

    /// <summary>Hits must be greater than this to enter: the worst hit once the queue is full, or a bound set from outside; 0 before.</summary>
    public ulong Floor { get; private set; }

    /// <summary>Documents with lower scores cannot enter.</summary>
    public float FloorScore => BitConverter.UInt32BitsToSingle((uint)(Floor >> 32));

    /// <summary>The integer of a hit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Key(int docId, float score) => ((ulong)BitConverter.SingleToUInt32Bits(score) << 32) | (uint)~docId;

    /// <summary>Takes a hit if it is good enough.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(int docId, float score)
    {
        ulong key = Key(docId, score);
        if (key > Floor && key < _ceiling)
            Take(key);
    }

    /// <summary>Takes all hits of another queue.</summary>
    public void OfferAll(HitQueue other)
    {
        foreach (ulong key in other._heap.AsSpan(0, other._count))
        {
            if (key > Floor)
                Take(key);
        }
    }

    /// <summary>Sets a floor known from elsewhere, if it is higher.</summary>
    public void RaiseFloor(ulong floor) => Floor = Math.Max(Floor, floor);

    /// <summary>The hits, best first; empties the queue.</summary>
    public ScoreDoc[] Drain()
    {
        Span<ulong> keys = _heap.AsSpan(0, _count);
        keys.Sort();
        ScoreDoc[] hits = new ScoreDoc[_count];
        for (int i = 0; i < hits.Length; i++)
        {
            ulong key = keys[^(i + 1)];
            hits[i] = new ScoreDoc((int)~(uint)key, BitConverter.UInt32BitsToSingle((uint)(key >> 32)));
        }
        _count = 0;
        return hits;
    }

    private void Take(ulong key)
    {
        if (_count < Capacity)
        {
            if (_count == _heap.Length)
                Array.Resize(ref _heap, (int)Math.Min(Capacity, 2L * _count));
            SiftUp(key);
        }
        else
        {
            SiftDown(key);
        }
        if (_count == Capacity)
            RaiseFloor(_heap[0]);
    }

    private void SiftUp(ulong key)
    {
        int at = _count++;
        while (at > 0)
        {
            int parent = (at - 1) >> 1;
            if (_heap[parent] <= key)
                break;
            _heap[at] = _heap[parent];
            at = parent;
        }
        _heap[at] = key;
    }

    /// <summary>Replaces the worst hit.</summary>
    private void SiftDown(ulong key)
    {
        ulong[] heap = _heap;
        int at = 0;
        while (true)
        {
            int child = (2 * at) + 1;
            if (child >= _count)
                break;
            if (child + 1 < _count && heap[child + 1] < heap[child])
                child++;
            if (heap[child] >= key)
                break;
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = key;
    }
}
