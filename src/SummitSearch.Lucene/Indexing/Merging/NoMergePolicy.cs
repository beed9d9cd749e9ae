namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Leaves segments as they are flushed, for tests and for bulk loads that force one merge at the end.</summary>
/// <remarks>Forced merges are done all the same.</remarks>
public sealed class NoMergePolicy : MergePolicy
{
    private readonly TieredMergePolicy _forced = new();

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMerges(IReadOnlyList<MergeCandidate> segments) => [];

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindForcedMerges(IReadOnlyList<MergeCandidate> segments, int maxSegments) =>
        _forced.FindForcedMerges(segments, maxSegments);

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMergesOfDeletes(IReadOnlyList<MergeCandidate> segments) =>
        _forced.FindMergesOfDeletes(segments);
}
