namespace SummitSearch.Lucene.Searching;

/// <summary>The best hits that share one value of a column.</summary>
/// <param name="Value">The value as text; null for documents without one.</param>
/// <param name="Hits">The hits, best first.</param>
public sealed record HitGroup(string? Value, IReadOnlyList<ScoreDoc> Hits);
