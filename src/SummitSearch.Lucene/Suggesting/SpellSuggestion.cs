namespace SummitSearch.Lucene.Suggesting;

/// <summary>A word of the index that is like a given one.</summary>
/// <param name="Word">The word.</param>
/// <param name="Score">1 minus edits over the length of the shorter word, in code points.</param>
/// <param name="DocFreq">Documents that hold it, deleted ones included.</param>
public readonly record struct SpellSuggestion(string Word, float Score, int DocFreq);
