using System.Numerics;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the accepted documents that all terms of a phrase hold, in order and many at a time: by intersecting bitmaps where all terms have them,
/// else block by block of the rarest term.</summary>
/// <remarks>Not thread-safe. Many at a time, because each document is a read at random in every table: reads that do not wait for one another overlap.</remarks>
internal sealed class PhraseCandidates
{
    private const int Enough = 128;
    private const int WordSize = 64;
    private readonly SegmentTerm[] _terms;
    private readonly FixedBitSet? _accepted;
    private readonly bool _bitmaps;
    private readonly int _groups;
    private readonly ulong[] _words = new ulong[HotTable.WordsPerGroup];
    private readonly int[] _docs;
    private readonly int[][] _postings;
    private readonly BlockPlaces?[] _places;
    private int _group = -1;
    private int _word = HotTable.WordsPerGroup;
    private int _count;

    /// <summary>Prepares the walk.</summary>
    /// <param name="terms">The terms, at least one, each once.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public PhraseCandidates(IEnumerable<SegmentTerm> terms, FixedBitSet? accepted, int maxDoc)
    {
        _terms = [.. terms.OrderBy(static t => t.DocFreq)];
        _accepted = accepted;
        _bitmaps = Array.TrueForAll(_terms, static t => t.Hot is not null);
        _groups = HotTable.GroupsFor(maxDoc);
        int most = Math.Min(_terms[0].DocFreq, _bitmaps ? Enough + WordSize : PostingsCursor.BlockSize);
        _docs = new int[most];
        _postings = Array.ConvertAll(_terms, _ => new int[most]);
        _places = Array.ConvertAll(_terms, t => t == _terms[0] || t.Hot is not null ? null : BlockPlaces.For(t, _terms[0].DocFreq));
    }

    /// <summary>Documents where every table by document has at least this share for its term; the others may be left out.</summary>
    public int LeastShare { get; set; }

    /// <summary>The documents found by <see cref="MoveNext"/>.</summary>
    public ReadOnlySpan<int> Docs => _docs.AsSpan(0, _count);

    /// <summary>Which postings of a term they are.</summary>
    public int[] PostingsOf(SegmentTerm term) => _postings[Array.IndexOf(_terms, term)];

    /// <summary>Finds more documents, at least one; false where there are no more.</summary>
    public bool MoveNext() => _bitmaps ? NextOfBitmaps() : NextOfLead();

    private bool NextOfBitmaps()
    {
        do
        {
            _count = 0;
            while (_count < Enough && (_word < _words.Length || NextGroup()))
            {
                if (_words[_word] != 0)
                    TakeWord((_group * HotTable.WordsPerGroup) + _word, _words[_word]);
                _word++;
            }
            if (LeastShare > 0)
                KeepCompetitive();
        }
        while (_count == 0 && _group < _groups);
        return _count > 0;
    }

    /// <summary>Loads the next group that holds a document of all terms; false behind the last.</summary>
    private bool NextGroup()
    {
        while (++_group < _groups)
        {
            if (CanReachTop(_group) && GroupBits.TryIntersect(_terms, _group, _accepted, _words))
            {
                _word = 0;
                return true;
            }
        }
        return false;
    }

    private bool CanReachTop(int group)
    {
        if (LeastShare == 0)
            return true;
        foreach (SegmentTerm term in _terms)
        {
            if (term.Hot!.GroupShares[group] < LeastShare)
                return false;
        }
        return true;
    }

    private void TakeWord(int word, ulong docs)
    {
        int first = _count;
        for (ulong left = docs; left != 0; left &= left - 1)
            _docs[_count++] = (word << 6) + BitOperations.TrailingZeroCount(left);
        for (int t = 0; t < _terms.Length; t++)
        {
            int rank = _terms[t].Hot!.PostingOf(word << 6);
            ulong bits = _terms[t].Hot!.Bits[word];
            int[] postings = _postings[t];
            for (int i = first; i < _count; i++)
                postings[i] = rank + BitOperations.PopCount(bits & ((1UL << _docs[i]) - 1));
        }
    }

    private bool NextOfLead()
    {
        SegmentTerm lead = _terms[0];
        for (int block = lead.Block + 1; block < lead.Blocks.BlockCount; block++)
        {
            lead.Load(block);
            _count = lead.BlockDocs.Length;
            lead.BlockDocs.CopyTo(_docs);
            for (int i = 0; i < _count; i++)
                _postings[0][i] = (block * PostingsCursor.BlockSize) + i;
            for (int t = 1; t < _terms.Length && _count > 0; t++)
            {
                if (_terms[t].Hot is { } hot)
                    KeepDocsOf(hot, t);
                else
                    KeepDocsOf(_terms[t], t);
            }
            if (_accepted is not null)
                KeepAcceptedDocs(_accepted);
            if (LeastShare > 0)
                KeepCompetitive();
            if (_count == 0)
                continue;
            LocateHot();
            return true;
        }
        return false;
    }

    private void KeepAcceptedDocs(FixedBitSet accepted)
    {
        ReadOnlySpan<ulong> words = accepted.Words;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            int docId = _docs[i];
            Move(i, kept, _terms.Length);
            kept += (int)(words[docId >> 6] >> docId) & 1;
        }
        _count = kept;
    }

    private void KeepDocsOf(HotTable hot, int t)
    {
        ulong[] words = hot.Bits;
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            int docId = _docs[i];
            Move(i, kept, t);
            kept += (int)(words[docId >> 6] >> docId) & 1;
        }
        _count = kept;
    }

    private void KeepDocsOf(SegmentTerm term, int t)
    {
        int kept = 0;
        int i = 0;
        while (i < _count && term.SeekTo(_docs[i]) != DocIdCursor.NoMoreDocs)
        {
            ReadOnlySpan<int> block = term.BlockDocs;
            int end = i + 1;
            int last = block[^1];
            while (end < _count && _docs[end] <= last)
                end++;
            if (_places[t] is { } places && places.TryLoad())
                KeepPlaced(i, end, ref kept, places, block, t);
            else
                KeepFound(i, end, ref kept, block, t);
            i = end;
        }
        _count = kept;
    }

    private void KeepPlaced(int from, int to, ref int kept, BlockPlaces places, ReadOnlySpan<int> block, int t)
    {
        int first = _terms[t].Block * PostingsCursor.BlockSize;
        for (int i = from; i < to; i++)
        {
            int docId = _docs[i];
            int at = places.Of(docId);
            if (at < block.Length && block[at] == docId)
                Keep(i, kept++, first + at, t);
        }
    }

    private void KeepFound(int from, int to, ref int kept, ReadOnlySpan<int> block, int t)
    {
        SegmentTerm term = _terms[t];
        int first = term.Block * PostingsCursor.BlockSize;
        int at = term.PostingHere - first;
        for (int i = from; i < to; i++)
        {
            int docId = _docs[i];
            at = term.FirstAtLeast(at, docId);
            if (block[at] == docId)
                Keep(i, kept++, first + at, t);
        }
    }

    private void Keep(int from, int to, int posting, int t)
    {
        Move(from, to, t);
        _postings[t][to] = posting;
    }

    private void KeepCompetitive()
    {
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            int range = _docs[i] >> HotTable.RangeShift;
            Move(i, kept, _terms.Length);
            bool competes = true;
            foreach (SegmentTerm term in _terms)
                competes &= term.Hot is null || term.Hot.RangeShares[range] >= LeastShare;
            kept += competes ? 1 : 0;
        }
        _count = kept;
    }

    /// <summary>Moves a document, and which posting it is of the first terms.</summary>
    private void Move(int from, int to, int terms)
    {
        _docs[to] = _docs[from];
        for (int t = 0; t < terms; t++)
            _postings[t][to] = _postings[t][from];
    }

    private void LocateHot()
    {
        for (int t = 1; t < _terms.Length; t++)
        {
            if (_terms[t].Hot is not { } hot)
                continue;
            int[] postings = _postings[t];
            for (int i = 0; i < _count; i++)
                postings[i] = hot.PostingOf(_docs[i]);
        }
    }
}
