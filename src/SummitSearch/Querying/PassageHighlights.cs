using SummitSearch.Passages;

namespace SummitSearch.Querying;

/// <summary>Where a query hits a passage.</summary>
/// <param name="Ranges">The hits: ascending, not overlapping.</param>
/// <param name="Fragment">The sentence that answers best; null if nothing is hit.</param>
internal sealed record PassageHighlights(IReadOnlyList<TextRange> Ranges, TextRange? Fragment)
{
    /// <summary>No hits.</summary>
    public static PassageHighlights None { get; } = new([], null);
}
