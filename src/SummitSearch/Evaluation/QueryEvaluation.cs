namespace SummitSearch.Evaluation;

/// <summary>The measures of one query.</summary>
/// <param name="QueryId">The query.</param>
/// <param name="Measures">How well it was answered.</param>
public sealed record QueryEvaluation(string QueryId, RetrievalMeasures Measures);
