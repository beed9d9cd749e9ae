namespace SummitSearch.Querying;

/// <summary>The values of one field, highest count first, then by value. The filter on the field itself is left out of the count, so that further values can be chosen.</summary>
/// <param name="Field">Field name.</param>
/// <param name="Values">The values.</param>
public sealed record FacetCounts(string Field, IReadOnlyList<FacetValue> Values);
