namespace SummitSearch.Lucene.QueryParsing;

/// <summary>A token of the classic syntax: its kind and where it stands in the query text.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Start">UTF-16 index.</param>
/// <param name="Length">UTF-16 units.</param>
internal readonly record struct ClassicToken(ClassicTokenKind Kind, int Start, int Length);
