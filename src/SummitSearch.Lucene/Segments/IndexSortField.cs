namespace SummitSearch.Lucene.Segments;

/// <summary>One key of the order in which an index-sorted segment keeps its documents, as recorded in its <c>.si</c> file.</summary>
/// <param name="Provider">Name of the kind of key: <c>SortField</c>, <c>SortedNumericSortField</c> or <c>SortedSetSortField</c>.</param>
/// <param name="Field">Field name.</param>
/// <param name="Type">Value type (STRING, INT, LONG, FLOAT, DOUBLE); empty for sorted sets.</param>
/// <param name="Reverse">True for descending order.</param>
/// <param name="Selector">Which of several values counts: 0 least, 1 greatest, 2 and 3 the middle ones.</param>
/// <param name="MissingValue">What stands in for a missing value, as recorded; null where nothing was set.</param>
public sealed record IndexSortField(string Provider, string Field, string Type, bool Reverse, int Selector, long? MissingValue);
