using System.Numerics;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The documents of any of many terms, gathered window by window: a search that stops early never reads the rest of the postings.</summary>
/// <remarks>A window is a bit set over a range of documents; each list that has documents in it sets its bits, block by block.</remarks>
internal sealed class PostingsUnionCursor : DocIdCursor
{
    private readonly PostingsCursor[] _lists;
    private readonly FixedBitSet? _rare;
    private readonly ulong[] _window = new ulong[WindowSize / 64];
    private readonly int _maxDoc;
    private int _open;
    private int _windowStart = -WindowSize;
    private int _nextDoc;
    private int _docId = -1;

    /// <summary>Joins lists that stand before their first document with a set.</summary>
    /// <param name="lists">The lists; at least one.</param>
    /// <param name="rare">Further documents, below <paramref name="maxDoc"/>, or null.</param>
    /// <param name="rareCost">About how many those are.</param>
    /// <param name="maxDoc">Bound of all documents.</param>
    public PostingsUnionCursor(PostingsCursor[] lists, FixedBitSet? rare, long rareCost, int maxDoc)
    {
        _lists = lists;
        _rare = rare;
        Cost = rareCost;
        _maxDoc = maxDoc;
        _open = lists.Length;
        foreach (PostingsCursor list in lists)
            Cost += list.DocFreq;
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
        while (target < _maxDoc)
        {
            if (target - _windowStart >= WindowSize && !FillWindow(target & -WindowSize))
                break;
            int found = NextInWindow(target - _windowStart);
            if (found >= 0)
                return _docId = _windowStart + found;
            target = Math.Max(_windowStart + WindowSize, _nextDoc);
        }
        return _docId = NoMoreDocs;
    }

    private int NextInWindow(int from)
    {
        int w = from >> 6;
        ulong word = _window[w] & (ulong.MaxValue << from);
        while (word == 0)
        {
            if (++w == _window.Length)
                return -1;
            word = _window[w];
        }
        return (w << 6) + BitOperations.TrailingZeroCount(word);
    }

    /// <summary>Gathers the window that begins at a document; false once all lists are exhausted.</summary>
    private bool FillWindow(int start)
    {
        _windowStart = start;
        _nextDoc = NoMoreDocs;
        int end = start + WindowSize;
        TakeRare(start, end);
        for (int i = 0; i < _open;)
        {
            PostingsCursor list = _lists[i];
            int next = list.Mark(start, end, _window);
            if (next == NoMoreDocs)
            {
                int last = --_open;
                (_lists[i], _lists[last]) = (_lists[last], list);
            }
            else
            {
                _nextDoc = Math.Min(_nextDoc, next);
                i++;
            }
        }
        return _open > 0 || _nextDoc != NoMoreDocs || Array.Exists(_window, static w => w != 0);
    }

    /// <summary>Begins the window with the documents of the set.</summary>
    private void TakeRare(int start, int end)
    {
        Array.Clear(_window);
        if (_rare is null)
            return;
        Span<ulong> words = _rare.Words[(start >> 6)..];
        words[..Math.Min(words.Length, _window.Length)].CopyTo(_window);
        int next = _rare.NextSetBit(end);
        if (next >= 0)
            _nextDoc = next;
    }
}
