namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Merges segments of about equal size: a tier of them is let grow until it holds more than allowed, then the cheapest and most useful group is merged.</summary>
/// <remarks>Immutable and thread-safe. Follows the idea of Apache Lucene's policy of the same name (McCandless, 2011): segments need not be neighbours.</remarks>
public sealed class TieredMergePolicy : MergePolicy
{
    private const double SizeExponent = 0.05;
    private const double LiveExponent = 2;

    /// <summary>Most segments that one merge takes; 2 or more.</summary>
    public int MaxMergeAtOnce { get; init; } = 10;

    /// <summary>Segments that a tier may hold; 2 or more. Fewer make searches faster and indexing slower.</summary>
    public int SegmentsPerTier { get; init; } = 10;

    /// <summary>Smaller segments count as if they had this size, in bytes, so that a long tail of tiny ones cannot form.</summary>
    public long FloorBytes { get; init; } = 2L << 20;

    /// <summary>Merges that would become larger, in bytes, are not made while documents are added.</summary>
    public long MaxMergedBytes { get; init; } = 5L << 30;

    /// <summary>Segments with more deleted documents than this, in percent, are rewritten by <see cref="FindMergesOfDeletes"/> and preferred by others.</summary>
    public double DeletedPercentAllowed { get; init; } = 10;

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMerges(IReadOnlyList<MergeCandidate> segments)
    {
        List<MergeCandidate> free = BySize(segments.Where(s => !s.IsMerging && s.LiveBytes < MaxMergedBytes / 2));
        int allowed = AllowedCount(segments);
        List<IReadOnlyList<MergeCandidate>> merges = [];
        while (free.Count > allowed && BestGroup(free) is { } best)
        {
            merges.Add(best);
            free.RemoveAll(best.Contains);
        }
        return merges;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindForcedMerges(IReadOnlyList<MergeCandidate> segments, int maxSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        if (segments.Any(static s => s.IsMerging))
            return [];
        if (segments.Count <= maxSegments)
            return maxSegments == 1 && segments is [{ DeletedCount: > 0 }] ? [segments] : [];
        // The smallest are merged first, as many as it takes to reach the number asked for.
        List<MergeCandidate> smallest = BySize(segments);
        smallest.Reverse();
        return [[.. smallest.Take(segments.Count - maxSegments + 1)]];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMergesOfDeletes(IReadOnlyList<MergeCandidate> segments)
    {
        MergeCandidate[] wasteful = [.. segments.Where(s => !s.IsMerging && s.DeletedCount * 100.0 > s.MaxDoc * DeletedPercentAllowed)];
        return [.. wasteful.Chunk(MaxMergeAtOnce)];
    }

    /// <summary>How many segments the sizes justify: each tier holds its number of segments, and segments of the next one are larger by the merge factor.</summary>
    private int AllowedCount(IReadOnlyList<MergeCandidate> segments)
    {
        long rest = segments.Sum(static s => s.LiveBytes);
        long level = Math.Max(FloorBytes, segments.Count == 0 ? FloorBytes : segments.Min(static s => s.LiveBytes));
        double allowed = 0;
        while (rest > level * (double)SegmentsPerTier && level < MaxMergedBytes)
        {
            allowed += SegmentsPerTier;
            rest -= level * SegmentsPerTier;
            level = Math.Min(MaxMergedBytes, level * Math.Min(MaxMergeAtOnce, SegmentsPerTier));
        }
        return (int)Math.Ceiling(Math.Max(allowed + rest / (double)level, SegmentsPerTier));
    }

    /// <summary>The group with the least skew of sizes, the fewest live bytes and the most deletions; all groups begin at one segment and go on with smaller ones.</summary>
    private MergeCandidate[]? BestGroup(List<MergeCandidate> bySize)
    {
        MergeCandidate[]? best = null;
        double bestScore = double.MaxValue;
        for (int start = 0; start + 1 < bySize.Count; start++)
        {
            MergeCandidate[] group = Group(bySize, start);
            double score = group.Length < 2 ? double.MaxValue : Score(group);
            if (score >= bestScore)
                continue;
            best = group;
            bestScore = score;
        }
        return best;
    }

    private MergeCandidate[] Group(List<MergeCandidate> bySize, int start)
    {
        List<MergeCandidate> group = [];
        long bytes = 0;
        for (int i = start; i < bySize.Count && group.Count < MaxMergeAtOnce; i++)
        {
            if (bytes + bySize[i].LiveBytes > MaxMergedBytes)
                continue;
            bytes += bySize[i].LiveBytes;
            group.Add(bySize[i]);
        }
        return [.. group];
    }

    private double Score(MergeCandidate[] group)
    {
        double floored = group.Sum(s => (double)Math.Max(FloorBytes, s.LiveBytes));
        double live = group.Sum(static s => (double)s.LiveBytes);
        double all = Math.Max(1, group.Sum(static s => (double)s.Bytes));
        double skew = Math.Max(FloorBytes, group[0].LiveBytes) / floored;
        return skew * Math.Pow(Math.Max(1, live), SizeExponent) * Math.Pow(live / all, LiveExponent);
    }

    private static List<MergeCandidate> BySize(IEnumerable<MergeCandidate> segments) =>
        [.. segments.OrderByDescending(static s => s.LiveBytes).ThenBy(static s => s.Name, StringComparer.Ordinal)];
}
