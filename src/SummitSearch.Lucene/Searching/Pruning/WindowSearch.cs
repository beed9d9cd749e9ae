using System.Buffers;
using System.Numerics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of any of several terms without tables by document: window by window, the terms whose block maxima together
/// cannot reach the top are only looked up for documents that the others bring close.</summary>
/// <remarks>MaxScore (Turtle and Flood, 1995) over block maxima, with bulk scoring of the essential terms into an accumulator.
/// Where the order of a sum may matter, all terms of a window that is not skipped are scored, in clause order.</remarks>
internal sealed class WindowSearch : SegmentSearch
{
    private const int WindowShift = 11;
    private const int LargeWindowShift = 14;
    private const int ManyTerms = 8;
    private const double Slack = 1 + 1e-5;

    // Bounding a term in a window costs about as much as scoring this many postings.
    private const int PostingsPerBound = 12;

    // Tells a term of weight 0, which matches, from one that is not in the window.
    private const double LeastBound = 1e-30;

    private readonly SegmentTerm[] _terms;
    private readonly FixedBitSet? _accepted;
    private readonly HitQueue _queue;
    private readonly MatchCount _count;
    private readonly int _docBase;
    private readonly int _maxDoc;
    private readonly int _windowSize;
    private readonly int _windowLength;
    private readonly ulong[] _seen;
    private readonly double[] _bounds;
    private readonly int[] _byBound;
    private readonly int[] _boundBlocks;
    private readonly byte[][] _shares;
    private readonly bool _scoreAll;
    private readonly bool _inClauseOrder;
    private double[] _sums = [];

    /// <summary>Prepares the search of one segment.</summary>
    /// <param name="terms">The terms in clause order.</param>
    /// <param name="inClauseOrder">Whether scores must be summed in that order.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="queue">Takes the hits.</param>
    /// <param name="count">Counts them.</param>
    /// <param name="docBase">Number of the segment's first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public WindowSearch(SegmentTerm[] terms, bool inClauseOrder, FixedBitSet? accepted, HitQueue queue, MatchCount count, int docBase, int maxDoc)
    {
        _terms = terms;
        _inClauseOrder = inClauseOrder;
        _accepted = accepted;
        _queue = queue;
        _count = count;
        _docBase = docBase;
        _maxDoc = maxDoc;
        _bounds = new double[terms.Length];
        _byBound = [.. Enumerable.Range(0, terms.Length)];
        _boundBlocks = new int[terms.Length];
        long windows = (maxDoc + (1 << WindowShift) - 1) >> WindowShift;
        _scoreAll = terms.Sum(static t => (long)t.DocFreq) < windows * terms.Length * PostingsPerBound;
        // Many rare terms have few postings in a window, so going from term to term costs more than what the caches save.
        _windowSize = 1 << (_scoreAll && terms.Length >= ManyTerms ? LargeWindowShift : WindowShift);
        _windowLength = Math.Min(_windowSize, maxDoc);
        _seen = new ulong[(_windowLength + 63) / 64];
        _shares = _scoreAll ? [] : Array.ConvertAll(terms, static t => t.LoadMaxima().Shares);
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        // Every search of every segment needs it, and it is larger than all else that a search of a small one takes.
        _sums = ArrayPool<double>.Shared.Rent(_windowLength);
        Array.Clear(_sums, 0, _windowLength);
        try
        {
            RunWindows(clock);
        }
        finally
        {
            ArrayPool<double>.Shared.Return(_sums);
            _sums = [];
        }
    }

    private void RunWindows(SearchClock clock)
    {
        for (int start = 0; start < _maxDoc; start += _windowSize)
        {
            int end = Math.Min(start + _windowSize, _maxDoc);
            bool countAll = _scoreAll || !_count.IsEnough;
            int skippable = _scoreAll ? 0 : Bound(start, end, countAll);
            if (skippable < _terms.Length)
                SearchWindow(start, end, skippable, countAll);
            if (!countAll)
                _count.AddAtLeast(0);
            if (clock.IsOver())
                return;
        }
    }

    /// <summary>Bounds each term in the window and sorts the terms by bound; returns how many of the lowest cannot reach the top together.</summary>
    private int Bound(int start, int end, bool countAll)
    {
        for (int t = 0; t < _terms.Length; t++)
            _bounds[t] = BoundOf(t, start, end);
        Array.Sort(_byBound, (a, b) => _bounds[a].CompareTo(_bounds[b]));
        double sum = 0;
        int skippable = 0;
        while (skippable < _terms.Length)
        {
            sum += _bounds[_byBound[skippable]];
            bool empty = sum == 0;
            if (!empty && (countAll || sum * Slack >= _queue.FloorScore))
                break;
            skippable++;
        }
        if (!_inClauseOrder || skippable == _terms.Length)
            return skippable;
        for (int t = 0; t < _terms.Length; t++)
            _byBound[t] = t;
        return 0;
    }

    private double BoundOf(int t, int start, int end)
    {
        SegmentTerm term = _terms[t];
        ReadOnlySpan<int> lastDocs = term.Blocks.LastDocs;
        int block = SegmentTerm.FindBlock(lastDocs, _boundBlocks[t], start);
        _boundBlocks[t] = block;
        byte share = 0;
        for (; block < lastDocs.Length; block++)
        {
            share = Math.Max(share, _shares[t][block]);
            if (lastDocs[block] >= end - 1)
                break;
        }
        return share == 0 ? 0 : Math.Max(LeastBound, share / 255.0 * term.MaximaWeight);
    }

    private void SearchWindow(int start, int end, int skippable, bool countAll)
    {
        double rest = 0;
        for (int i = 0; i < skippable; i++)
            rest += _bounds[_byBound[i]];
        for (int i = skippable; i < _terms.Length; i++)
            Accumulate(_terms[_byBound[i]], start, end);
        int hits = 0;
        for (int w = 0; w < _seen.Length; w++)
        {
            ulong word = _seen[w];
            if (word == 0)
                continue;
            _seen[w] = 0;
            if (_accepted is not null)
                word = KeepAccepted(_accepted, start, w, word);
            hits += BitOperations.PopCount(word);
            for (; word != 0; word &= word - 1)
                Consider(start, (w << 6) + BitOperations.TrailingZeroCount(word), rest, skippable);
        }
        if (countAll)
            _count.Add(hits);
    }

    /// <summary>The accepted ones of 64 documents seen; the sums of the others are cleared.</summary>
    private ulong KeepAccepted(FixedBitSet accepted, int start, int word, ulong seen)
    {
        ulong kept = seen & accepted.Words[(start >> 6) + word];
        for (ulong others = seen ^ kept; others != 0; others &= others - 1)
            _sums[(word << 6) + BitOperations.TrailingZeroCount(others)] = 0;
        return kept;
    }

    private void Accumulate(SegmentTerm term, int start, int end)
    {
        LeafScore leaf = term.Leaf;
        ReadOnlySpan<byte> lengths = term.Norms.Bytes;
        int docId = term.SeekTo(start);
        while (docId < end)
        {
            ReadOnlySpan<int> docs = term.RestOfBlock;
            ReadOnlySpan<int> freqs = term.RestOfFreqs;
            int i = 0;
            for (; i < docs.Length && docs[i] < end; i++)
            {
                int at = docs[i] - start;
                _sums[at] += leaf.Of(freqs[i], lengths.IsEmpty ? (byte)1 : lengths[docs[i]]);
                _seen[at >> 6] |= 1UL << at;
            }
            docId = i < docs.Length ? term.Skip(i) : term.SeekTo(docs[^1] + 1);
        }
    }

    private void Consider(int start, int at, double rest, int skippable)
    {
        double sum = _sums[at];
        _sums[at] = 0;
        if ((sum + rest) * Slack < _queue.FloorScore)
            return;
        int docId = start + at;
        for (int i = skippable - 1; i >= 0; i--)
        {
            int t = _byBound[i];
            rest -= _bounds[t];
            SegmentTerm term = _terms[t];
            if (term.SeekTo(docId) == docId)
                sum += term.ScoreHere();
            if ((sum + rest) * Slack < _queue.FloorScore)
                return;
        }
        _queue.Offer(_docBase + docId, (float)sum);
    }
}
