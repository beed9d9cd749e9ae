using System.Globalization;
using SummitSearch.Lucene.Indexing.Merging;

namespace SummitSearch.Lucene.Tests.Indexing.Merging;

/// <summary>Which segments are merged.</summary>
public sealed class TieredMergePolicyTests
{
    private readonly TieredMergePolicy _policy = new();

    [Fact]
    public void FindMerges_AsManyAsATierHolds_LeavesThem() => Assert.Empty(_policy.FindMerges(Segments(10, 5_000_000)));

    [Fact]
    public void FindMerges_More_MergesAFullGroup() => Assert.Equal(10, Assert.Single(_policy.FindMerges(Segments(12, 5_000_000))).Count);

    [Fact]
    public void FindMerges_LargestPossibleSegments_AreLeftAlone() => Assert.Empty(_policy.FindMerges(Segments(30, 4L << 30)));

    [Fact]
    public void FindMerges_SegmentsThatAreMerging_AreNotTaken() =>
        Assert.Empty(_policy.FindMerges([.. Segments(30, 5_000_000).Select(static s => s with { IsMerging = true })]));

    [Fact]
    public void FindMerges_ManyFlushes_KeepsTheNumberOfSegmentsLogarithmic()
    {
        List<MergeCandidate> index = [];
        long written = 0;
        for (int flush = 0; flush < 1000; flush++)
        {
            index.Add(Segment("f" + flush.ToString(CultureInfo.InvariantCulture), 3_000_000));
            for (IReadOnlyList<IReadOnlyList<MergeCandidate>> merges = _policy.FindMerges(index); merges.Count > 0; merges = _policy.FindMerges(index))
            {
                foreach (IReadOnlyList<MergeCandidate> merge in merges)
                {
                    index.RemoveAll(merge.Contains);
                    long bytes = merge.Sum(static s => s.Bytes);
                    written += bytes;
                    index.Add(Segment($"m{flush}-{index.Count}", bytes));
                }
            }
        }
        Assert.True(index.Count <= 40, $"{index.Count} segments are left");
        Assert.True(written <= 6 * 1000 * 3_000_000L, $"merges wrote {written} bytes");
    }

    [Fact]
    public void FindForcedMerges_TwoOfFive_TakesTheSmallestFour()
    {
        MergeCandidate[] segments = [.. Enumerable.Range(1, 5).Select(static i => Segment("s" + i.ToString(CultureInfo.InvariantCulture), i * 1000))];
        IReadOnlyList<MergeCandidate> merge = Assert.Single(_policy.FindForcedMerges(segments, 2));
        Assert.Equal(["s1", "s2", "s3", "s4"], merge.Select(static s => s.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void FindForcedMerges_OneSegment_IsRewrittenOnlyForItsDeletes()
    {
        Assert.Empty(_policy.FindForcedMerges(Segments(1, 1000), 1));
        Assert.Single(_policy.FindForcedMerges([Segment("a", 1000) with { DeletedCount = 1 }], 1));
    }

    [Fact]
    public void FindMergesOfDeletes_OnlyWastefulSegments_AreTaken()
    {
        MergeCandidate[] segments = [Segment("a", 1000) with { DeletedCount = 50 }, Segment("b", 1000) with { DeletedCount = 5 }, Segment("c", 1000)];
        Assert.Equal(["a"], Assert.Single(_policy.FindMergesOfDeletes(segments)).Select(static s => s.Name));
    }

    private static MergeCandidate[] Segments(int count, long bytes) =>
        [.. Enumerable.Range(0, count).Select(i => Segment("s" + i.ToString(CultureInfo.InvariantCulture), bytes))];

    private static MergeCandidate Segment(string name, long bytes) => new(name, bytes, 100, 0, false);
}
