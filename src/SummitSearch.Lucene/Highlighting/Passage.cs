namespace SummitSearch.Lucene.Highlighting;

/// <summary>A stretch of a text, usually a sentence, with the places that a query hits.</summary>
/// <param name="Start">UTF-16 index of the first unit.</param>
/// <param name="End">UTF-16 index behind the last unit, trailing white space included.</param>
/// <param name="Score">How well it answers the query; 0 for passages shown because nothing matches.</param>
/// <param name="Matches">The hits in order; the last may reach beyond the passage.</param>
public sealed record Passage(int Start, int End, float Score, IReadOnlyList<HighlightMatch> Matches);
