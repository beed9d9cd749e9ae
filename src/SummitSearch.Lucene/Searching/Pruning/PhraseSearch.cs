using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of an exact phrase: candidates hold all terms; positions are read only where the phrase could reach the top,
/// or while hits must be counted.</summary>
/// <remarks>A phrase is at most as frequent as its rarest term in the document, so the least share of the terms bounds its share.</remarks>
internal sealed class PhraseSearch : SegmentSearch
{
    private const int CandidatesBetweenChecks = 256;
    private const double Slack = 1 + 1e-5;
    private readonly SegmentTerm[] _slots;
    private readonly int[] _offsets;
    private readonly LeafScore _leaf;
    private readonly float _boundWeight;
    private readonly Intersection _candidates;
    private readonly HitQueue _queue;
    private readonly MatchCount _count;
    private readonly int _docBase;
    private readonly int[] _order;
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
        _candidates = new Intersection(slots.Distinct(), accepted, maxDoc);
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
        int seen = 0;
        while (_candidates.MoveNext())
        {
            if (++seen % CandidatesBetweenChecks == 0 && clock.IsOver())
                return;
            if (_count.IsEnough && BoundHere() < _queue.FloorScore)
            {
                _count.AddAtLeast(0);
                continue;
            }
            int freq = Freq();
            if (freq == 0)
                continue;
            _count.Add(1);
            _queue.Offer(_docBase + _candidates.DocId, _leaf.Of(freq, _slots[0].Norms[_candidates.DocId]));
        }
    }

    private double BoundHere()
    {
        int range = _candidates.DocId >> HotTable.RangeShift;
        int least = 255;
        foreach (SegmentTerm slot in _slots)
            least = slot.Hot is { } hot ? Math.Min(least, hot.RangeShares[range]) : least;
        return least / 255.0 * _boundWeight * Slack;
    }

    /// <summary>How often the phrase stands in the current document; the rarest terms are looked at first.</summary>
    private int Freq()
    {
        int lead = _order[0];
        int count = _slots[lead].ReadPositions(_candidates.PostingOf(_slots[lead]), ref _starts);
        for (int i = 1; i < _order.Length && count > 0; i++)
        {
            int slot = _order[i];
            int others = _slots[slot].ReadPositions(_candidates.PostingOf(_slots[slot]), ref _positions);
            count = ExactPhraseMatcher.Keep(_starts.AsSpan(0, count), _positions.AsSpan(0, others), _offsets[slot] - _offsets[lead]);
        }
        return count;
    }
}
