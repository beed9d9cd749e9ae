namespace SummitSearch.Evaluation;

/// <summary>How good a ranking is, by trec_eval's definitions; each from 0 to 1, the more the better.</summary>
/// <param name="NdcgAt10">Normalised discounted cumulative gain of the first ten (<c>ndcg_cut.10</c>): gain is the grade, discount log2(rank + 1).</param>
/// <param name="AveragePrecision">Mean of the precisions at each relevant document of the whole ranking (<c>map</c>).</param>
/// <param name="ReciprocalRankAt10">One by the rank of the first relevant document; 0 if it is not among the first ten (<c>recip_rank</c> of ten).</param>
/// <param name="PrecisionAt10">Relevant documents among the first ten, by ten (<c>P.10</c>).</param>
/// <param name="RecallAt100">Relevant documents among the first hundred, by all relevant ones (<c>recall.100</c>).</param>
/// <param name="HitsAt4">1 if any of the first four is relevant (<c>success.4</c>).</param>
/// <param name="HitsAt10">1 if any of the first ten is relevant (<c>success.10</c>).</param>
public readonly record struct RetrievalMeasures(
    double NdcgAt10, double AveragePrecision, double ReciprocalRankAt10, double PrecisionAt10, double RecallAt100, double HitsAt4, double HitsAt10)
{
    /// <summary>Names and values in the order of the command line's table.</summary>
    public IReadOnlyList<(string Name, double Value)> Named =>
    [
        ("nDCG@10", NdcgAt10), ("MAP", AveragePrecision), ("MRR@10", ReciprocalRankAt10), ("P@10", PrecisionAt10),
        ("Recall@100", RecallAt100), ("Hits@4", HitsAt4), ("Hits@10", HitsAt10),
    ];

    /// <summary>The measures of one ranking.</summary>
    /// <param name="ranking">Document ids, best first, none twice.</param>
    /// <param name="grades">Grade by document id.</param>
    public static RetrievalMeasures Of(IReadOnlyList<string> ranking, IReadOnlyDictionary<string, int> grades)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(grades);
        int relevant = grades.Values.Count(grade => grade > 0), found = 0, foundIn10 = 0, foundIn100 = 0, first = 0;
        double gain = 0, precisions = 0;
        for (int rank = 1; rank <= ranking.Count; rank++)
        {
            int grade = grades.TryGetValue(ranking[rank - 1], out int judged) ? judged : 0;
            if (grade <= 0) continue;
            found++;
            precisions += found / (double)rank;
            if (first == 0) first = rank;
            if (rank <= 100) foundIn100++;
            if (rank > 10) continue;
            foundIn10++;
            gain += grade / Math.Log2(rank + 1);
        }
        double ideal = IdealGain(grades);
        return new RetrievalMeasures(
            ideal > 0 ? gain / ideal : 0,
            relevant > 0 ? precisions / relevant : 0,
            first is > 0 and <= 10 ? 1.0 / first : 0,
            foundIn10 / 10.0,
            relevant > 0 ? foundIn100 / (double)relevant : 0,
            first is > 0 and <= 4 ? 1 : 0,
            first is > 0 and <= 10 ? 1 : 0);
    }

    /// <summary>The mean of each measure; all zero for none.</summary>
    /// <param name="measures">One for each query.</param>
    public static RetrievalMeasures Mean(IReadOnlyCollection<RetrievalMeasures> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        if (measures.Count == 0) return default;
        return new RetrievalMeasures(
            measures.Average(one => one.NdcgAt10), measures.Average(one => one.AveragePrecision), measures.Average(one => one.ReciprocalRankAt10),
            measures.Average(one => one.PrecisionAt10), measures.Average(one => one.RecallAt100), measures.Average(one => one.HitsAt4), measures.Average(one => one.HitsAt10));
    }

    private static double IdealGain(IReadOnlyDictionary<string, int> grades)
    {
        double ideal = 0;
        int rank = 1;
        foreach (int grade in grades.Values.Where(grade => grade > 0).OrderDescending().Take(10)) ideal += grade / Math.Log2(++rank);
        return ideal;
    }
}
