using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds the best documents of several terms by their tables: adds up what the terms can contribute at most over ranges of 8 documents,
/// and scores single documents of the few ranges that can reach the top.</summary>
/// <remarks>Not thread-safe. Seeding scores the best range of each of the most promising groups, so that the floor of the top is high before all groups are swept in order.</remarks>
internal sealed class GroupSearch : SegmentSearch
{
    private const int NoRange = 0xFF;
    private const int GroupsBetweenChecks = 64;
    private readonly GroupTerms _terms;
    private readonly GroupBounds _bounds;
    private readonly GroupMatches _matches;
    private readonly FixedBitSet? _accepted;
    private readonly HitQueue _queue;
    private readonly int _docBase;
    private readonly int _groups;
    private readonly byte[] _done;
    private readonly GroupFloor _floor;

    /// <summary>Prepares the search of one segment.</summary>
    /// <param name="terms">The terms in clause order; required ones with tables.</param>
    /// <param name="accepted">Documents that may be hits; null for all.</param>
    /// <param name="queue">Takes the hits.</param>
    /// <param name="docBase">Number of the segment's first document.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <param name="budget">Where tables are kept.</param>
    public GroupSearch(SegmentTerm[] terms, FixedBitSet? accepted, HitQueue queue, int docBase, int maxDoc, SideTables budget)
    {
        _accepted = accepted;
        _queue = queue;
        _docBase = docBase;
        _groups = HotTable.GroupsFor(maxDoc);
        _terms = new GroupTerms(terms, _groups, budget);
        _bounds = new GroupBounds(_terms, _groups);
        _matches = new GroupMatches(_terms, accepted);
        _floor = new GroupFloor(queue, _terms);
        _done = ArrayPool<byte>.Shared.Rent(_groups);
        _done.AsSpan(0, _groups).Fill(NoRange);
    }

    /// <summary>Counts hits until there are enough.</summary>
    public void Count(MatchCount count) => _matches.Count(_groups, count);

    /// <inheritdoc/>
    public override void Seed(int places)
    {
        foreach (int group in GreatestBounds.Of(_bounds.OfGroups, Math.Min(places, Math.Max(1, _groups / 4))))
        {
            if (_bounds.OfGroups[group] >= _floor.Limit())
                _done[group] = (byte)SearchBestRange(group);
        }
    }

    /// <inheritdoc/>
    public override void Run(SearchClock clock)
    {
        ReadOnlySpan<ushort> bounds = _bounds.OfGroups;
        for (int group = 0; group < bounds.Length; group++)
        {
            if (bounds[group] >= _floor.Limit())
                SearchGroup(group, _done[group]);
            if (group % GroupsBetweenChecks == GroupsBetweenChecks - 1 && clock.IsOver())
                return;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_done);
        _bounds.Dispose();
        _terms.Dispose();
    }

    private int SearchBestRange(int group)
    {
        _bounds.LoadRanges(group);
        ReadOnlySpan<ushort> bounds = _bounds.OfRanges;
        ulong ranges = (_terms.HasRequired ? _matches.RangesOf(group) : BoundSum.AtLeast(bounds, 1)) & AcceptedRanges(group);
        int best = NoRange;
        int bound = -1;
        for (; ranges != 0; ranges &= ranges - 1)
        {
            int range = BitOperations.TrailingZeroCount(ranges);
            if (bounds[range] <= bound)
                continue;
            best = range;
            bound = bounds[range];
        }
        if (best != NoRange && bound >= _floor.Limit())
            SearchRange(group, best);
        return best;
    }

    private void SearchGroup(int group, int done)
    {
        ulong ranges = (_terms.HasRequired ? _matches.RangesOf(group) : ulong.MaxValue) & AcceptedRanges(group);
        if (done != NoRange)
            ranges &= ~(1UL << done);
        if (ranges == 0)
            return;
        _bounds.LoadRanges(group);
        int limit = _floor.Limit();
        if (limit > 0)
            ranges &= BoundSum.AtLeast(_bounds.OfRanges, (ushort)limit);
        for (; ranges != 0; ranges &= ranges - 1)
        {
            int range = BitOperations.TrailingZeroCount(ranges);
            if (_bounds.OfRanges[range] >= _floor.Limit())
                SearchRange(group, range);
        }
    }

    /// <summary>The ranges of a group that hold an accepted document.</summary>
    private ulong AcceptedRanges(int group)
    {
        if (_accepted is null)
            return ulong.MaxValue;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(_accepted.Words)[(group * HotTable.RangesPerGroup)..];
        if (bytes.Length >= Vector512<byte>.Count)
            return ~Vector512.Equals(Vector512.Create(bytes), Vector512<byte>.Zero).ExtractMostSignificantBits();
        ulong ranges = 0;
        for (int i = 0; i < bytes.Length; i++)
            ranges |= bytes[i] == 0 ? 0 : 1UL << i;
        return ranges;
    }

    /// <summary>Scores the documents of a range that can reach the top.</summary>
    private void SearchRange(int group, int rangeInGroup)
    {
        int range = (group * HotTable.RangesPerGroup) + rangeInGroup;
        Vector128<ushort> bounds = _bounds.OfDocuments(range, rangeInGroup, out int documents);
        if (_accepted is not null && documents != 0)
            documents &= MemoryMarshal.AsBytes(_accepted.Words)[range];
        documents &= AtLeast(bounds, _floor.Limit());
        for (; documents != 0; documents &= documents - 1)
        {
            int bit = BitOperations.TrailingZeroCount(documents);
            if (bounds[bit] < _floor.Limit())
                continue;
            int docId = (range << HotTable.RangeShift) + bit;
            _queue.Offer(_docBase + docId, _terms.Score(group, docId));
        }
    }

    private static int AtLeast(Vector128<ushort> bounds, int limit) =>
        limit <= 0 ? 0xFF : (int)Vector128.GreaterThanOrEqual(bounds, Vector128.Create((ushort)limit)).ExtractMostSignificantBits();
}
