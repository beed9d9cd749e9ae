namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Decides which segments are merged into one.</summary>
/// <remarks>Called under the writer's lock: an implementation must be quick and must not call the writer.</remarks>
public abstract class MergePolicy
{
    /// <summary>Merges that keep the number of segments low while documents are added.</summary>
    /// <param name="segments">All segments in index order.</param>
    /// <returns>Groups of segments of which none is merging and none is in two groups.</returns>
    public abstract IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMerges(IReadOnlyList<MergeCandidate> segments);

    /// <summary>The next merges on the way to at most <paramref name="maxSegments"/> segments; none when it is reached.</summary>
    public abstract IReadOnlyList<IReadOnlyList<MergeCandidate>> FindForcedMerges(IReadOnlyList<MergeCandidate> segments, int maxSegments);

    /// <summary>Merges that drop deleted documents.</summary>
    public abstract IReadOnlyList<IReadOnlyList<MergeCandidate>> FindMergesOfDeletes(IReadOnlyList<MergeCandidate> segments);
}
