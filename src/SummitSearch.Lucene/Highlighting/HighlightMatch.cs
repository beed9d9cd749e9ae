namespace SummitSearch.Lucene.Highlighting;

/// <summary>One place of a text that a query hits.</summary>
/// <param name="Start">UTF-16 index of the first unit.</param>
/// <param name="End">UTF-16 index behind the last unit.</param>
/// <param name="Term">The term of the query that hits; for prefixes, patterns, fuzzy words and ranges the query itself in Lucene's notation.</param>
/// <param name="Frequency">How often the term hits the whole text; for words of phrases, as part of the phrase only.</param>
public readonly record struct HighlightMatch(int Start, int End, string Term, int Frequency);
