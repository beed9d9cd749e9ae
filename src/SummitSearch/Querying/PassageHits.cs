
namespace SummitSearch.Querying;

/// <summary>The passages found.</summary>
/// <param name="Hits">In the order asked for; where that is equal, in the order of the index.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Partial">True if time ran out.</param>
internal sealed record PassageHits(IReadOnlyList<PassageHit> Hits, TotalCount Total, bool Partial);
