using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of one term: looks into its blocks from the greatest maximum down and stops when no block can reach the top.</summary>
internal sealed class TermSearch : SegmentSearch
{
    private const int BlocksBetweenChecks = 64;
    private readonly SegmentTerm _term;
    private readonly FixedBitSet? _accepted;
    private readonly HitQueue _queue;
    private readonly int _docBase;
    private readonly byte[] _shares;
    private readonly double _scorePerShare;
    private int _share;
    private int _nextBlock;

    /// <summary>Prepares the search of one segment.</summary>
    public TermSearch(SegmentTerm term, FixedBitSet? accepted, HitQueue queue, int docBase)
    {
        _term = term;
        _accepted = accepted;
        _queue = queue;
        _docBase = docBase;
        BlockMaxima maxima = term.LoadMaxima();
        _shares = maxima.Shares;
        _share = maxima.Greatest;
        _scorePerShare = term.MaximaWeight / 255.0 * (1 + 1e-5);
    }

    /// <inheritdoc/>
    public override void Seed(int places)
    {
        for (; places > 0 && MoveNext() is >= 0 and int block; places--)
            Score(block);
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        int seen = 0;
        while (MoveNext() is >= 0 and int block)
        {
            Score(block);
            if (++seen % BlocksBetweenChecks == 0 && clock.IsOver())
                return;
        }
    }

    /// <summary>The next block in descending order of maxima, or -1 when none can reach the top any more.</summary>
    private int MoveNext()
    {
        for (; _share > 0 && _share * _scorePerShare >= _queue.FloorScore; _share--, _nextBlock = 0)
        {
            int block = _shares.AsSpan(_nextBlock).IndexOf((byte)_share);
            if (block < 0)
                continue;
            block += _nextBlock;
            _nextBlock = block + 1;
            return block;
        }
        return -1;
    }

    private void Score(int block)
    {
        _term.Load(block);
        ReadOnlySpan<int> docs = _term.BlockDocs;
        ReadOnlySpan<int> freqs = _term.FreqsOfBlock(block);
        ReadOnlySpan<byte> lengths = _term.Norms.Bytes;
        LeafScore leaf = _term.Leaf;
        for (int i = 0; i < docs.Length; i++)
        {
            int docId = docs[i];
            if (_accepted is null || _accepted[docId])
                _queue.Offer(_docBase + docId, leaf.Of(freqs[i], lengths.IsEmpty ? (byte)1 : lengths[docId]));
        }
    }

    /// <summary>Counts accepted hits until there are enough.</summary>
    public static void Count(SegmentTerm term, FixedBitSet accepted, MatchCount count)
    {
        for (int block = 0; block < term.Blocks.BlockCount; block++)
        {
            term.Load(block);
            int hits = 0;
            foreach (int docId in term.BlockDocs)
                hits += accepted[docId] ? 1 : 0;
            count.Add(hits);
            if (!count.IsEnough)
                continue;
            if (block < term.Blocks.BlockCount - 1)
                count.AddAtLeast(0);
            return;
        }
    }
}
