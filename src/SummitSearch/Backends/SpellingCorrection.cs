namespace SummitSearch.Backends;

/// <summary>A query with words replaced that the index does not know.</summary>
/// <param name="Query">The query as it would have been typed.</param>
/// <param name="Words">Its words, without those that are excluded.</param>
internal sealed record SpellingCorrection(string Query, string Words);
