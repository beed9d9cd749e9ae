namespace SummitSearch.Lucene.Highlighting;

/// <summary>Where a term stands in a text: token position, and UTF-16 offsets of its text.</summary>
internal readonly record struct TermOccurrence(int Position, int Start, int End);
