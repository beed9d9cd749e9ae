using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of several terms by their tables: adds up what the terms can contribute at most over ranges of 8 documents,
/// and scores single documents of the few ranges that can reach the top.</summary>
/// <remarks>Not thread-safe. The best range of each of the most promising groups is scored first, so that the floor of the top is high before all groups
/// are swept in order. Bounds are 16-bit sums, rounded so that they never fall below a score. Frequent terms come as <see cref="HotTable"/>; rarer ones,
/// which must be optional, as <see cref="SparseTerm"/>.</remarks>
internal sealed class GroupSearch : IDisposable
{
    private const int Seeds = 32;
    private const int SeedsOfLaterSegments = 4;
    private const float UnitTotal = 65000f;
    private const int NoRange = 0xFF;
    private const int DocumentsPerGroup = 1 << HotTable.GroupShift;

    private readonly SegmentTerm[] _hot;
    private readonly SparseTerm[] _sparse;
    private readonly int[] _inClauseOrder;
    private readonly byte[][] _rangeShares;
    private readonly ushort[] _hotUnits;
    private readonly ushort[] _sparseUnits;
    private readonly int _requiredCount;
    private readonly FixedBitSet? _accepted;
    private readonly HitQueue _queue;
    private readonly int _docBase;
    private readonly int _groups;
    private readonly double _unitsPerScore;
    private readonly int _slack;
    private readonly ushort[] _groupBounds;
    private readonly ushort[] _rangeBounds = new ushort[HotTable.RangesPerGroup];
    private readonly ulong[] _required = new ulong[HotTable.WordsPerGroup];
    private readonly ulong[][] _bits;
    private readonly ushort[] _sparseBounds = [];
    private readonly ulong[] _sparseBits = [];
    private ulong _knownFloor;
    private int _limit;

    /// <summary>Prepares the search of one segment.</summary>
    /// <param name="terms">The terms in clause order; those without table must not be required.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="queue">Takes the hits.</param>
    /// <param name="docBase">Number of the segment's first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    public GroupSearch(SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, int docBase, int maxDoc)
    {
        _accepted = accepted;
        _queue = queue;
        _docBase = docBase;
        _groups = HotTable.GroupsFor(maxDoc);
        _hot = Array.FindAll(terms, static t => t.Hot is not null);
        _sparse = Array.ConvertAll(Array.FindAll(terms, static t => t.Hot is null), t => new SparseTerm(t, _groups));
        _inClauseOrder = Array.ConvertAll(terms, t => t.Hot is not null ? Array.IndexOf(_hot, t) : ~Array.FindIndex(_sparse, s => s.Term == t));
        _requiredCount = terms.Count(static t => t.IsRequired);
        _rangeShares = Array.ConvertAll(_hot, static t => t.Hot!.RangeShares);
        double total = terms.Sum(static t => (double)(t.Hot is null ? t.Leaf.Weight : t.HotWeight));
        double scale = UnitTotal / total;
        _hotUnits = Array.ConvertAll(_hot, t => (ushort)Math.Ceiling(t.HotWeight * scale));
        _sparseUnits = Array.ConvertAll(_sparse, s => (ushort)Math.Ceiling(s.Term.Leaf.Weight * scale));
        _unitsPerScore = 255 * scale / 256;
        _slack = terms.Length + 2;
        _groupBounds = ArrayPool<ushort>.Shared.Rent(HotTable.PaddedGroups(_groups));
        _bits = Array.ConvertAll(_hot, static t => t.Hot!.Bits);
        if (_sparse.Length > 0)
        {
            _sparseBounds = new ushort[DocumentsPerGroup];
            _sparseBits = new ulong[HotTable.WordsPerGroup];
        }
        BoundGroups();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<ushort>.Shared.Return(_groupBounds);
        foreach (SparseTerm sparse in _sparse)
            sparse.Dispose();
    }

    /// <summary>Counts hits until there are enough.</summary>
    public void Count(MatchCount count)
    {
        Span<ulong> words = stackalloc ulong[HotTable.WordsPerGroup];
        for (int group = 0; group < _groups; group++)
        {
            if (_requiredCount > 0)
                IntersectRequired(group, words);
            else
                Unite(group, words);
            int hits = 0;
            foreach (ulong word in words)
                hits += BitOperations.PopCount(word);
            count.Add(hits);
            if (!count.IsEnough)
                continue;
            if (group < _groups - 1)
                count.AddAtLeast(0);
            return;
        }
    }

    /// <summary>Finds the hits.</summary>
    public void Run(SearchClock clock)
    {
        byte[] done = ArrayPool<byte>.Shared.Rent(_groups);
        try
        {
            done.AsSpan(0, _groups).Fill(NoRange);
            // Later segments find the floor of earlier ones.
            int[] seeds = BestGroups(_queue.Floor > 0 ? SeedsOfLaterSegments : Math.Clamp(2 * _queue.Capacity, Seeds, Math.Max(Seeds, _groups / 4)));
            foreach (int group in seeds)
                done[group] = (byte)SearchBestRange(group);
            for (int group = 0; group < _groups; group++)
            {
                if (_groupBounds[group] >= Limit())
                    SearchGroup(group, done[group]);
                if ((group & 63) == 63 && clock.IsOver())
                    return;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(done);
        }
    }

    private void BoundGroups()
    {
        Span<ushort> bounds = _groupBounds.AsSpan(0, HotTable.PaddedGroups(_groups));
        BoundSum.Add(Array.ConvertAll(_hot, static t => t.Hot!.GroupShares), _hotUnits, 0, bounds);
        for (int s = 0; s < _sparse.Length; s++)
        {
            ReadOnlySpan<byte> shares = _sparse[s].GroupShares;
            int units = _sparseUnits[s];
            for (int group = 0; group < _groups; group++)
                bounds[group] = (ushort)Math.Min(ushort.MaxValue, bounds[group] + ((shares[group] * units) >> 8));
        }
    }

    /// <summary>The groups with the greatest bounds, greatest first.</summary>
    private int[] BestGroups(int wanted)
    {
        wanted = Math.Min(wanted, _groups);
        PriorityQueue<int, int> best = new(wanted);
        int floor = -1;
        for (int group = 0; group < _groups; group++)
        {
            int bound = _groupBounds[group];
            if (best.Count < wanted)
            {
                best.Enqueue(group, bound);
            }
            else if (bound > floor)
            {
                best.DequeueEnqueue(group, bound);
                best.TryPeek(out _, out floor);
            }
        }
        int[] order = new int[best.Count];
        for (int i = order.Length - 1; i >= 0; i--)
            order[i] = best.Dequeue();
        return order;
    }

    /// <summary>Sums below this cannot reach the top; 0 and less while everything can.</summary>
    private int Limit()
    {
        ulong floor = _queue.Floor;
        if (floor != _knownFloor)
        {
            _knownFloor = floor;
            _limit = (int)Math.Min(ushort.MaxValue, _queue.FloorScore * _unitsPerScore * (1 - 2e-5)) - _slack;
        }
        return _limit;
    }

    private int SearchBestRange(int group)
    {
        BoundRanges(group);
        ulong ranges = CandidateRanges(group);
        int best = NoRange;
        int bound = -1;
        for (; ranges != 0; ranges &= ranges - 1)
        {
            int range = BitOperations.TrailingZeroCount(ranges);
            if (_rangeBounds[range] <= bound)
                continue;
            best = range;
            bound = _rangeBounds[range];
        }
        if (best != NoRange && bound >= Limit())
            SearchRange(group, best);
        return best;
    }

    private void SearchGroup(int group, int done)
    {
        BoundRanges(group);
        int limit = Limit();
        ulong ranges = limit > 0 ? BoundSum.AtLeast(_rangeBounds, (ushort)limit) : ulong.MaxValue;
        if (done != NoRange)
            ranges &= ~(1UL << done);
        if (ranges != 0 && _requiredCount > 0)
            ranges &= CandidateRanges(group);
        for (; ranges != 0; ranges &= ranges - 1)
        {
            int range = BitOperations.TrailingZeroCount(ranges);
            if (_rangeBounds[range] >= Limit())
                SearchRange(group, range);
        }
    }

    /// <summary>Bounds the ranges of a group, and the single documents that rarer terms have in it.</summary>
    private void BoundRanges(int group)
    {
        BoundSum.Add(_rangeShares, _hotUnits, group * HotTable.RangesPerGroup, _rangeBounds);
        if (_sparse.Length == 0)
            return;
        Array.Clear(_sparseBounds);
        Array.Clear(_sparseBits);
        for (int s = 0; s < _sparse.Length; s++)
        {
            SparseTerm sparse = _sparse[s];
            int end = sparse.StartOf(group + 1);
            for (int i = sparse.StartOf(group); i < end; i++)
            {
                int at = sparse.DocOf(i) & (DocumentsPerGroup - 1);
                int bound = (sparse.ShareOf(i) * _sparseUnits[s]) >> 8;
                _sparseBits[at >> 6] |= 1UL << at;
                _sparseBounds[at] = (ushort)Math.Min(ushort.MaxValue, _sparseBounds[at] + bound);
                ref ushort range = ref _rangeBounds[at >> HotTable.RangeShift];
                range = (ushort)Math.Min(ushort.MaxValue, range + bound);
            }
        }
    }

    /// <summary>Ranges with documents that have all required terms, or just with some bound where nothing is required; one bit a range.</summary>
    private ulong CandidateRanges(int group)
    {
        if (_requiredCount == 0)
            return BoundSum.AtLeast(_rangeBounds, 1);
        IntersectRequired(group, _required);
        Vector256<byte> low = Vector256.LoadUnsafe(ref _required[0]).AsByte();
        Vector256<byte> high = Vector256.LoadUnsafe(ref _required[Vector256<ulong>.Count]).AsByte();
        ulong emptyLow = Vector256.Equals(low, Vector256<byte>.Zero).ExtractMostSignificantBits();
        ulong emptyHigh = Vector256.Equals(high, Vector256<byte>.Zero).ExtractMostSignificantBits();
        return ~(emptyLow | (emptyHigh << Vector256<byte>.Count));
    }

    private void IntersectRequired(int group, Span<ulong> words)
    {
        words.Fill(ulong.MaxValue);
        int first = group * HotTable.WordsPerGroup;
        foreach (SegmentTerm term in _hot)
        {
            if (!term.IsRequired)
                continue;
            ReadOnlySpan<ulong> bits = term.Hot!.Bits.AsSpan(first, HotTable.WordsPerGroup);
            for (int w = 0; w < bits.Length; w++)
                words[w] &= bits[w];
        }
        Accept(first, words);
    }

    private void Unite(int group, Span<ulong> words)
    {
        words.Clear();
        int first = group * HotTable.WordsPerGroup;
        foreach (SegmentTerm term in _hot)
        {
            ReadOnlySpan<ulong> bits = term.Hot!.Bits.AsSpan(first, HotTable.WordsPerGroup);
            for (int w = 0; w < bits.Length; w++)
                words[w] |= bits[w];
        }
        foreach (SparseTerm sparse in _sparse)
        {
            int end = sparse.StartOf(group + 1);
            for (int i = sparse.StartOf(group); i < end; i++)
                words[(sparse.DocOf(i) >> 6) - first] |= 1UL << sparse.DocOf(i);
        }
        Accept(first, words);
    }

    private void Accept(int firstWord, Span<ulong> words)
    {
        if (_accepted is null)
            return;
        ReadOnlySpan<ulong> accepted = _accepted.Words[firstWord..];
        for (int w = 0; w < words.Length; w++)
            words[w] = w < accepted.Length ? words[w] & accepted[w] : 0;
    }

    /// <summary>Scores the documents of a range that can reach the top.</summary>
    private void SearchRange(int group, int rangeInGroup)
    {
        int range = (group * HotTable.RangesPerGroup) + rangeInGroup;
        Vector128<ushort> bounds = BoundDocuments(range, rangeInGroup, out int documents);
        documents &= AtLeast(bounds, Limit());
        for (; documents != 0; documents &= documents - 1)
        {
            int bit = BitOperations.TrailingZeroCount(documents);
            if (bounds[bit] < Limit())
                continue;
            int docId = (range << HotTable.RangeShift) + bit;
            _queue.Offer(_docBase + docId, Score(group, docId));
        }
    }

    /// <summary>The bounds of the eight documents of a range, and which of them match and are accepted, one bit each.</summary>
    private Vector128<ushort> BoundDocuments(int range, int rangeInGroup, out int documents)
    {
        Vector128<ushort> lanes = Vector128.Create((ushort)1, 2, 4, 8, 16, 32, 64, 128);
        Vector128<ushort> bounds = default;
        int any = 0;
        int all = 0xFF;
        if (_sparse.Length > 0)
        {
            bounds = Vector128.LoadUnsafe(ref _sparseBounds[rangeInGroup << HotTable.RangeShift]);
            any = MemoryMarshal.AsBytes(_sparseBits.AsSpan())[rangeInGroup];
        }
        for (int t = 0; t < _bits.Length; t++)
        {
            int bits = MemoryMarshal.AsBytes(_bits[t].AsSpan())[range];
            int bound = (_rangeShares[t][range] * _hotUnits[t]) >> 8;
            any |= bits;
            all &= _hot[t].IsRequired ? bits : 0xFF;
            Vector128<ushort> holders = Vector128.Equals(Vector128.Create((ushort)bits) & lanes, lanes);
            bounds = Vector128.AddSaturate(bounds, Vector128.Create((ushort)bound) & holders);
        }
        documents = _requiredCount > 0 ? all : any;
        if (_accepted is not null && documents != 0)
            documents &= MemoryMarshal.AsBytes(_accepted.Words)[range];
        return bounds;
    }

    private static int AtLeast(Vector128<ushort> bounds, int limit) =>
        limit <= 0 ? 0xFF : (int)Vector128.GreaterThanOrEqual(bounds, Vector128.Create((ushort)limit)).ExtractMostSignificantBits();

    private static int Find(SparseTerm sparse, int group, int docId)
    {
        int end = sparse.StartOf(group + 1);
        for (int i = sparse.StartOf(group); i < end; i++)
        {
            if (sparse.DocOf(i) == docId)
                return i;
        }
        return -1;
    }

    /// <summary>The score, summed in clause order.</summary>
    private float Score(int group, int docId)
    {
        double required = 0;
        double optional = 0;
        foreach (int clause in _inClauseOrder)
        {
            if (clause >= 0)
            {
                SegmentTerm term = _hot[clause];
                HotTable hot = term.Hot!;
                if (!hot.Has(docId))
                    continue;
                float score = term.ScoreOf(docId, hot.PostingOf(docId));
                if (term.IsRequired)
                    required += score;
                else
                    optional += score;
            }
            else if (Find(_sparse[~clause], group, docId) is >= 0 and int posting)
            {
                optional += _sparse[~clause].ScoreOf(posting);
            }
        }
        return (float)required + (float)optional;
    }
}
