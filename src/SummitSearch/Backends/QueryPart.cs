namespace SummitSearch.Backends;

/// <summary>A piece of a query as it was typed.</summary>
/// <param name="Text">Words.</param>
/// <param name="IsPhrase">True if it stood in quotation marks: it must occur as it is.</param>
/// <param name="IsExcluded">True if a minus stood before it: it must not occur.</param>
internal readonly record struct QueryPart(string Text, bool IsPhrase, bool IsExcluded);
