using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of an exact phrase: candidates hold all terms; positions are read only where the phrase could reach the top,
/// or while hits must be counted, and where <see cref="PositionMarks"/> do not tell whether it stands there.</summary>
/// <remarks>A phrase is at most as frequent as its rarest term in the document, so the least share of the terms bounds its share.</remarks>
internal sealed class PhraseSearch : SegmentSearch
{
    private const double Slack = 1 + 1e-5;
    private readonly SegmentTerm[] _slots;
    private readonly int[] _offsets;
    private readonly LeafScore _leaf;
    private readonly float _boundWeight;
    private readonly PhraseCandidates _candidates;
    private readonly PhraseMarks? _marks;
    private readonly HitQueue _queue;
    private readonly MatchCount _count;
    private readonly int _docBase;
    private readonly int[] _order;
    private readonly int[][] _postings;
    private int[] _starts = new int[64];
    private int[] _positions = new int[64];

    /// <summary>Prepares the search of one segment.</summary>
    /// <param name="slots">The terms, one a slot; each slot its own object unless two have the same term.</param>
    /// <param name="weight">Positions and score of the phrase.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="queue">Takes the hits.</param>
    /// <param name="count">Counts the hits.</param>
    /// <param name="docBase">Number of the segment's first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public PhraseSearch(SegmentTerm[] slots, PhraseWeight weight, FixedBitSet? accepted, HitQueue queue, MatchCount count, int docBase, int maxDoc)
    {
        _slots = slots;
        _offsets = weight.Positions.ToArray();
        _leaf = weight.Leaf;
        _queue = queue;
        _count = count;
        _docBase = docBase;
        _candidates = new PhraseCandidates(slots.Distinct(), accepted, maxDoc);
        _postings = Array.ConvertAll(slots, _candidates.PostingsOf);
        _marks = Array.Exists(slots, static s => s.Marks is not null) ? new PhraseMarks(slots, _offsets, _postings) : null;
        _boundWeight = _leaf.Weight;
        foreach (SegmentTerm slot in slots)
        {
            if (slot.Hot is not null)
                _boundWeight = Math.Max(_boundWeight, _leaf.Weight * weight.Statistics.BoundFactor(slot.Hot.Inverse));
        }
        _order = [.. Enumerable.Range(0, slots.Length).OrderBy(i => slots[i].DocFreq)];
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        LeaveOutWeak();
        while (_candidates.MoveNext() && !clock.IsOver())
        {
            ReadOnlySpan<int> docs = _candidates.Docs;
            _marks?.Look(docs.Length);
            for (int i = 0; i < docs.Length; i++)
            {
                int freq = _marks is null ? PhraseMarks.Unknown : _marks.FreqOf(i);
                if (freq == PhraseMarks.Unknown)
                    freq = Freq(i);
                if (freq == 0)
                    continue;
                _count.Add(1);
                _queue.Offer(_docBase + docs[i], _leaf.Of(freq, _slots[0].Norms[docs[i]]));
            }
            LeaveOutWeak();
        }
    }

    /// <summary>Once enough hits are counted, leaves out documents that cannot reach the top.</summary>
    private void LeaveOutWeak()
    {
        if (!_count.IsEnough)
            return;
        int share = _candidates.LeastShare;
        while (share < 256 && share / 255.0 * _boundWeight * Slack < _queue.FloorScore)
            share++;
        _candidates.LeastShare = share;
        if (share > 0)
            _count.AddAtLeast(0);
    }

    /// <summary>How often the phrase stands in a candidate; the rarest terms are looked at first.</summary>
    private int Freq(int candidate)
    {
        int lead = _order[0];
        int count = _slots[lead].ReadPositions(_postings[lead][candidate], ref _starts);
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            int slot = _order[i];
            int others = _slots[slot].ReadPositions(_postings[slot][candidate], ref _positions);
            count = ExactPhraseMatcher.Keep(_starts.AsSpan(0, count), _positions.AsSpan(0, others), _offsets[slot] - _offsets[lead]);
        }
        return count;
    }
}
