namespace SummitSearch.Querying;

/// <summary>A passage that stands before or behind a hit.</summary>
/// <param name="Id"><c>articleId#ordinal</c>.</param>
/// <param name="Text">Its text.</param>
/// <param name="Start">Offset in the article's body.</param>
/// <param name="End">Offset behind its end in the article's body.</param>
public sealed record PassageContext(string Id, string Text, int Start, int End);
