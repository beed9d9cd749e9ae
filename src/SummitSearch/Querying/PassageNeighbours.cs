namespace SummitSearch.Querying;

/// <summary>The context of a hit, in reading order.</summary>
/// <param name="Before">Passages before it.</param>
/// <param name="After">Passages behind it.</param>
public sealed record PassageNeighbours(IReadOnlyList<PassageContext> Before, IReadOnlyList<PassageContext> After);
