namespace SummitSearch.Lucene.QueryParsing;

/// <summary>A token of analysed query text.</summary>
/// <param name="Text">The term.</param>
/// <param name="Increment">Positions from the token before it.</param>
/// <param name="Length">Positions it spans.</param>
internal readonly record struct AnalyzedToken(string Text, int Increment, int Length);
