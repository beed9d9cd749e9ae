using System.Numerics;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Walks over the accepted documents that all of several terms hold, in order: by intersecting bitmaps where all terms have them,
/// else along the rarest term, checking the others by bitmap or block.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Intersection
{
    private readonly SegmentTerm[] _terms;
    private readonly FixedBitSet? _accepted;
    private readonly bool _bitmaps;
    private readonly int _groups;
    private readonly ulong[] _words = new ulong[HotTable.WordsPerGroup];
    private int _group = -1;
    private int _word = HotTable.WordsPerGroup;

    /// <summary>Prepares the walk.</summary>
    /// <param name="terms">The terms, at least one.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public Intersection(IEnumerable<SegmentTerm> terms, FixedBitSet? accepted, int maxDoc)
    {
        _terms = [.. terms.OrderBy(static t => t.DocFreq)];
        _accepted = accepted;
        _bitmaps = Array.TrueForAll(_terms, static t => t.Hot is not null);
        _groups = HotTable.GroupsFor(maxDoc);
    }

    /// <summary>The current document.</summary>
    public int DocId { get; private set; } = -1;

    /// <summary>The rarest term.</summary>
    public SegmentTerm Lead => _terms[0];

    /// <summary>True where the lead is walked block by block.</summary>
    public bool IsLed => !_bitmaps;

    /// <summary>Which posting of a term the current document is.</summary>
    public int PostingOf(SegmentTerm term) => _bitmaps || (term.Hot is not null && term != Lead) ? term.Hot!.PostingOf(DocId) : term.PostingHere;

    /// <summary>Moves to the next document; false behind the last.</summary>
    public bool MoveNext() => _bitmaps ? NextOfBitmaps() : NextOfLead(DocId + 1);

    /// <summary>Moves to the next document at or above a target; only where <see cref="IsLed"/>.</summary>
    public bool MoveTo(int target) => NextOfLead(target);

    private bool NextOfBitmaps()
    {
        while (true)
        {
            while (_word < HotTable.WordsPerGroup)
            {
                ulong word = _words[_word];
                if (word != 0)
                {
                    DocId = (((_group * HotTable.WordsPerGroup) + _word) << 6) + BitOperations.TrailingZeroCount(word);
                    _words[_word] = word & (word - 1);
                    return true;
                }
                _word++;
            }
            if (!NextGroup())
                return false;
            _word = 0;
        }
    }

    /// <summary>Loads the next group that holds a document of all terms; false behind the last.</summary>
    private bool NextGroup()
    {
        while (++_group < _groups)
        {
            if (GroupBits.TryIntersect(_terms, _group, _accepted, _words))
                return true;
        }
        return false;
    }

    private bool NextOfLead(int target)
    {
        while (true)
        {
            int docId = _terms[0].SeekTo(target);
            if (docId == DocIdCursor.NoMoreDocs)
                return false;
            target = FirstMismatch(docId);
            if (target == docId)
            {
                DocId = docId;
                return true;
            }
            if (target == DocIdCursor.NoMoreDocs)
                return false;
        }
    }

    /// <summary>The document itself if all terms hold it, else where to look next.</summary>
    private int FirstMismatch(int docId)
    {
        if (_accepted is not null && !_accepted[docId])
            return docId + 1;
        for (int t = 1; t < _terms.Length; t++)
        {
            SegmentTerm term = _terms[t];
            if (term.Hot is { } hot)
            {
                if (!hot.Has(docId))
                    return docId + 1;
            }
            else
            {
                int at = term.SeekTo(docId);
                if (at != docId)
                    return at;
            }
        }
        return docId;
    }
}
