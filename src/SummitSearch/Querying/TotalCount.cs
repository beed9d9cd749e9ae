namespace SummitSearch.Querying;

/// <summary>How many passages match, before the limit on passages of one article.</summary>
/// <param name="Value">The number.</param>
/// <param name="Relation">Whether it is exact.</param>
public readonly record struct TotalCount(long Value, TotalRelation Relation);
