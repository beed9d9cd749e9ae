namespace SummitSearch.Lucene.Searching;

/// <summary>Limits how many hits may share one value of a column, so that no group crowds out the others.</summary>
/// <param name="Field">A sorted doc-values field; documents without a value are not limited.</param>
/// <param name="MaxPerGroup">How many hits of one value are kept, the best ones; at least 1.</param>
public sealed record Collapse(string Field, int MaxPerGroup = 1);
