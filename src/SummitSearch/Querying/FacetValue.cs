namespace SummitSearch.Querying;

/// <summary>One value of a facet.</summary>
/// <param name="Value">The value as the articles have it.</param>
/// <param name="Count">Matching passages of articles with this value.</param>
/// <param name="Selected">True if the request filters by it.</param>
public sealed record FacetValue(string Value, long Count, bool Selected);
