namespace SummitSearch.Lucene.Searching;

/// <summary>A hit with its sort values.</summary>
internal readonly record struct SortedHit(int DocId, SortValue[] Values);
