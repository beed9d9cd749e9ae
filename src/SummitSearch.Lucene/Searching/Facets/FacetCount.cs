namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>How many matches have a value.</summary>
/// <param name="Value">The value as text; for histograms the bucket's lower border in decimal.</param>
/// <param name="Count">Number of matching documents.</param>
public readonly record struct FacetCount(string Value, long Count);
