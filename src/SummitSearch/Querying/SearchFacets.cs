namespace SummitSearch.Querying;

/// <summary>The counts asked for.</summary>
/// <param name="Fields">One entry for each field, in the order asked for.</param>
/// <param name="Dates">The bars that are not empty, earliest first; null if no histogram was asked for.</param>
public sealed record SearchFacets(IReadOnlyList<FacetCounts> Fields, IReadOnlyList<DateBucket>? Dates);
