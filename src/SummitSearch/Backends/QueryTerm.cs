namespace SummitSearch.Backends;

/// <summary>One distinct word of a query, as the index has it.</summary>
/// <param name="Text">The term.</param>
/// <param name="Weight">How much it counts: 1 for a word that occurs once.</param>
/// <param name="IsQuestionWord">True if it only counts as one that asks.</param>
internal sealed record QueryTerm(string Text, float Weight, bool IsQuestionWord);
