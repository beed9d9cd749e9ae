namespace SummitSearch.Lucene.Suggesting;

/// <summary>A word, title or phrase that may be suggested.</summary>
/// <param name="Text">The text as it is shown.</param>
/// <param name="Weight">Heavier ones come first.</param>
public readonly record struct CompletionEntry(string Text, long Weight);
