namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>The pruned search of one segment. Several segments are first all seeded, then all run: their most promising documents raise the floor of the top
/// before any of them is gone through.</summary>
/// <remarks>Not thread-safe.</remarks>
internal abstract class SegmentSearch : IDisposable
{
    /// <summary>Looks into the most promising places, where the algorithm knows them.</summary>
    /// <param name="places">How many places.</param>
    public virtual void Seed(int places)
    {
    }

    /// <summary>Finds the hits, and counts them as long as there are not enough.</summary>
    public abstract void Run(SearchClock clock);

    /// <inheritdoc/>
    public virtual void Dispose()
    {
    }
}
