namespace SummitSearch.Evaluation;

/// <summary>One line of a TREC run: <c>qid Q0 docid rank score tag</c>.</summary>
/// <param name="QueryId">The query.</param>
/// <param name="DocumentId">What was found; white space in it is written as <c>%20</c> and the like.</param>
/// <param name="Rank">Position the searcher gave it, from 1. Measures go by score, as trec_eval's do, and do not look at it.</param>
/// <param name="Score">The higher the better.</param>
/// <param name="Tag">Name of the run.</param>
public sealed record RunEntry(string QueryId, string DocumentId, int Rank, double Score, string Tag);
