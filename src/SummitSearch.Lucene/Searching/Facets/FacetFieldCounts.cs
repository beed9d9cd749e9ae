namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>The counts of one <see cref="FacetField"/>.</summary>
/// <param name="Facet">What was asked for.</param>
/// <param name="Counts">Values with their counts, the most frequent first; for histograms all buckets in order.</param>
/// <param name="DistinctValues">How many values have a match.</param>
/// <param name="Missing">Matches without a value.</param>
public sealed record FacetFieldCounts(FacetField Facet, IReadOnlyList<FacetCount> Counts, int DistinctValues, long Missing);
