using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents that hold all required terms, walking along the rarest; optional terms add to the score.</summary>
/// <remarks>Once enough hits are counted, blocks of the lead whose maximum together with all that the others can add stays below the top are skipped,
/// and documents whose own bound stays below it are not scored.</remarks>
internal sealed class ConjunctionSearch : SegmentSearch
{
    private const int CandidatesBetweenChecks = 512;
    private const double Slack = 1 + 1e-5;
    private readonly SegmentTerm[] _terms;
    private readonly Intersection _candidates;
    private readonly HitQueue _queue;
    private readonly MatchCount _count;
    private readonly int _docBase;
    private readonly byte[] _leadShares;
    private readonly double _leadScorePerShare;
    private readonly double _othersBound;
    private int _skippedTo = -1;

    /// <summary>Prepares the search of one segment.</summary>
    public ConjunctionSearch(SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, MatchCount count, int docBase, int maxDoc)
    {
        _terms = terms;
        _queue = queue;
        _count = count;
        _docBase = docBase;
        _candidates = new Intersection(terms.Where(static t => t.IsRequired), accepted, maxDoc);
        SegmentTerm lead = _candidates.Lead;
        BlockMaxima maxima = lead.LoadMaxima();
        _leadShares = maxima.Shares;
        _leadScorePerShare = lead.MaximaWeight / 255.0;
        foreach (SegmentTerm term in terms)
            _othersBound += term == lead ? 0 : term.Leaf.Weight;
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        int seen = 0;
        while (MoveNext())
        {
            _count.Add(1);
            if (BoundHere() >= _queue.FloorScore)
                _queue.Offer(_docBase + _candidates.DocId, Score());
            if (++seen % CandidatesBetweenChecks == 0 && clock.IsOver())
                return;
        }
    }

    private bool MoveNext()
    {
        if (!_candidates.IsLed || !_count.IsEnough)
            return _candidates.MoveNext();
        int target = _candidates.DocId + 1;
        ReadOnlySpan<int> lastDocs = _candidates.Lead.Blocks.LastDocs;
        int block = Math.Max(_candidates.Lead.Block, 0);
        while (block < lastDocs.Length && (lastDocs[block] < target || !CanReachTop(block)))
        {
            if (lastDocs[block] >= target && _skippedTo < block)
            {
                _skippedTo = block;
                _count.AddAtLeast(0);
            }
            block++;
        }
        if (block == lastDocs.Length)
            return false;
        if (block > 0)
            target = Math.Max(target, lastDocs[block - 1] + 1);
        return _candidates.MoveTo(target);
    }

    private bool CanReachTop(int block) => ((_leadShares[block] * _leadScorePerShare) + _othersBound) * Slack >= _queue.FloorScore;

    /// <summary>What the current document can score at most, from the tables by document.</summary>
    private double BoundHere()
    {
        int range = _candidates.DocId >> HotTable.RangeShift;
        double bound = 0;
        foreach (SegmentTerm term in _terms)
        {
            if (term.Hot is { } hot)
                bound += hot.RangeShares[range] / 255.0 * term.HotWeight;
            else if (term == _candidates.Lead)
                bound += _leadShares[term.Block] * _leadScorePerShare;
            else
                bound += term.Leaf.Weight;
        }
        return bound * Slack;
    }

    /// <summary>The score, summed in clause order.</summary>
    private float Score()
    {
        int docId = _candidates.DocId;
        double required = 0;
        double optional = 0;
        foreach (SegmentTerm term in _terms)
        {
            if (term.IsRequired)
                required += term.ScoreOf(docId, _candidates.PostingOf(term));
            else if (term.Hot is { } hot)
                optional += hot.Has(docId) ? term.ScoreOf(docId, hot.PostingOf(docId)) : 0;
            else
                optional += term.SeekTo(docId) == docId ? term.ScoreHere() : 0;
        }
        return (float)required + (float)optional;
    }
}
