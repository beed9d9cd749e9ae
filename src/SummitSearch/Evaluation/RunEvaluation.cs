namespace SummitSearch.Evaluation;

/// <summary>A run measured against judgements, query by query and on average.</summary>
/// <param name="Queries">The queries that were measured, in the order of the judgements.</param>
/// <param name="Mean">The mean over them.</param>
public sealed record RunEvaluation(IReadOnlyList<QueryEvaluation> Queries, RetrievalMeasures Mean)
{
    /// <summary>Measures a run as trec_eval does.</summary>
    /// <remarks>
    /// Documents are ranked by score, as a 32-bit float, from high to low, and at the same score by id from high to low: the ranks that
    /// the run states are not looked at, and ties do not favour the searcher.
    /// </remarks>
    /// <param name="judgements">What is relevant.</param>
    /// <param name="run">What was found, in any order.</param>
    /// <param name="allJudgedQueries">
    /// False for the mean over queries that are both judged and in the run, as trec_eval does by default; true to count a judged query
    /// without results as 0 (its option <c>-c</c>).
    /// </param>
    /// <exception cref="FormatException">The run names a document twice for one query.</exception>
    public static RunEvaluation Of(RelevanceJudgements judgements, IEnumerable<RunEntry> run, bool allJudgedQueries = false)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        ArgumentNullException.ThrowIfNull(run);
        Dictionary<string, List<RunEntry>> entries = run.GroupBy(entry => entry.QueryId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        var queries = new List<QueryEvaluation>();
        foreach (string queryId in judgements.QueryIds)
        {
            if (!entries.TryGetValue(queryId, out List<RunEntry>? found))
            {
                if (!allJudgedQueries) continue;
                found = [];
            }
            queries.Add(new QueryEvaluation(queryId, RetrievalMeasures.Of(Ranking(queryId, found), judgements.GradesOf(queryId))));
        }
        return new RunEvaluation(queries, RetrievalMeasures.Mean([.. queries.Select(query => query.Measures)]));
    }

    private static List<string> Ranking(string queryId, List<RunEntry> entries)
    {
        entries.Sort((a, b) =>
        {
            int byScore = ((float)b.Score).CompareTo((float)a.Score);
            return byScore != 0 ? byScore : string.CompareOrdinal(TrecIds.Encode(b.DocumentId), TrecIds.Encode(a.DocumentId));
        });
        List<string> ranking = [.. entries.Select(entry => TrecIds.Encode(entry.DocumentId))];
        if (ranking.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new FormatException($"The run names '{twice.Key}' twice for query '{queryId}'.");
        return ranking;
    }
}
