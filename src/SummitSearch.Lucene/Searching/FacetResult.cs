namespace SummitSearch.Lucene.Searching;

/// <summary>The counts of one <see cref="FacetRequest"/>.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Counts">Values with their counts, the most frequent first; for histograms all buckets in order.</param>
/// <param name="DistinctValues">How many values have a match.</param>
/// <param name="Missing">Matches without a value.</param>
public sealed record FacetResult(FacetRequest Request, IReadOnlyList<FacetCount> Counts, int DistinctValues, long Missing);
