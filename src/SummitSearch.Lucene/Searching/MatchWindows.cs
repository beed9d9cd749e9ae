using System.Numerics;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>All live matches of a segment, window by window, for whoever needs every one of them but no score.</summary>
/// <remarks>Each clause sets the bits of a window at once, which costs a few instructions a posting where walking over a disjunction costs a heap.
/// Not thread-safe; may be opened for one segment after the other.</remarks>
internal sealed class MatchWindows
{
    private readonly ulong[] _bits = new ulong[DocIdCursor.WindowSize / 64];
    private int[] _documents = [];
    private DocIdCursor? _matches;
    private FixedBitSet? _live;
    private int _maxDoc;
    private int _start;
    private int _next;

    /// <summary>All documents of a cursor, deleted ones included.</summary>
    /// <param name="matches">Stands before its first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <param name="clock">When to give up.</param>
    /// <exception cref="SearchAbandonedException">The clock is over.</exception>
    public static FixedBitSet Gather(DocIdCursor matches, int maxDoc, SearchClock clock)
    {
        FixedBitSet documents = new(maxDoc);
        for (int next = 0; next < maxDoc; clock.ThrowIfOver())
        {
            int start = next & -64;
            int end = (int)Math.Min((long)start + DocIdCursor.WindowSize, maxDoc);
            next = matches.Mark(start, end, documents.Words[(start >> 6)..((end + 63) >> 6)]);
        }
        return documents;
    }

    /// <summary>Begins with a segment.</summary>
    /// <param name="matches">Stands before its first document.</param>
    /// <param name="live">Those that are not deleted; null for all.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public void Open(DocIdCursor matches, FixedBitSet? live, int maxDoc)
    {
        _matches = matches;
        _live = live;
        _maxDoc = maxDoc;
        _next = 0;
    }

    /// <summary>Goes to the next window; false behind the last.</summary>
    public bool MoveNext()
    {
        if (_next >= _maxDoc)
            return false;
        _start = _next & -64;
        int end = (int)Math.Min((long)_start + DocIdCursor.WindowSize, _maxDoc);
        Array.Clear(_bits);
        _next = _matches!.Mark(_start, end, _bits);
        if (_live is not null)
            KeepLive(_live.Words[(_start >> 6)..]);
        return true;
    }

    /// <summary>How many matches the window has.</summary>
    public int Count
    {
        get
        {
            int count = 0;
            foreach (ulong word in _bits)
                count += BitOperations.PopCount(word);
            return count;
        }
    }

    /// <summary>The matches of the window, ascending; valid until the next window.</summary>
    public ReadOnlySpan<int> Documents
    {
        get
        {
            // Most windows hold few, and most searches look at few windows.
            int needed = Count;
            if (_documents.Length < needed)
                _documents = new int[Math.Max(needed, 2 * _documents.Length)];
            int[] documents = _documents;
            int count = 0;
            for (int i = 0; i < _bits.Length; i++)
            {
                int first = _start + (i << 6);
                for (ulong left = _bits[i]; left != 0; left &= left - 1)
                    documents[count++] = first + BitOperations.TrailingZeroCount(left);
            }
            return documents.AsSpan(0, count);
        }
    }

    private void KeepLive(ReadOnlySpan<ulong> live)
    {
        int common = Math.Min(live.Length, _bits.Length);
        for (int i = 0; i < common; i++)
            _bits[i] &= live[i];
    }
}
