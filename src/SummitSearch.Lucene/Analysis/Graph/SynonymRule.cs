namespace SummitSearch.Lucene.Analysis.Graph;

/// <summary>One synonym: a sequence of terms and the sequence that stands for it.</summary>
/// <param name="Input">The terms to find, as they arrive at the filter; at least one.</param>
/// <param name="Output">The terms to put in their place or beside them; at least one.</param>
/// <param name="KeepOriginal">Whether the found terms stay, as a path of their own.</param>
public sealed record SynonymRule(IReadOnlyList<string> Input, IReadOnlyList<string> Output, bool KeepOriginal);
