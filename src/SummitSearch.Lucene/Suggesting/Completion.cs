namespace SummitSearch.Lucene.Suggesting;

/// <summary>A suggestion for a text typed so far.</summary>
/// <param name="Text">The whole suggestion.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Edits">Edits between what was typed and the suggestion; 0 where it matches as typed.</param>
public readonly record struct Completion(string Text, long Weight, int Edits);
