namespace SummitSearch.Querying;

/// <summary>How a score came about, as a tree.</summary>
/// <param name="Value">The part's contribution.</param>
/// <param name="Description">What it is.</param>
/// <param name="Details">What it is made of.</param>
public sealed record ScoreExplanation(double Value, string Description, IReadOnlyList<ScoreExplanation> Details);
