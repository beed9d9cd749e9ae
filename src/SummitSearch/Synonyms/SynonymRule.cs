namespace SummitSearch.Synonyms;

/// <summary>One line of a synonym file: who looks for any of the one finds all of the other.</summary>
/// <param name="From">Words or phrases of a query.</param>
/// <param name="To">Words or phrases that are looked for beside them.</param>
internal sealed record SynonymRule(IReadOnlyList<string> From, IReadOnlyList<string> To);
