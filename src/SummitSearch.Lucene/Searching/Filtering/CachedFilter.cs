using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>The matches of a filter in one segment, deleted documents included.</summary>
/// <remarks>Immutable: the set is never changed once it is here.</remarks>
/// <param name="Documents">The matches; null for none.</param>
/// <param name="Count">How many they are.</param>
internal sealed record CachedFilter(FixedBitSet? Documents, int Count)
{
    private const int Overhead = 200;

    /// <summary>Memory taken.</summary>
    public long Bytes => Overhead + (Documents is null ? 0 : Documents.Words.Length * sizeof(ulong));
}
