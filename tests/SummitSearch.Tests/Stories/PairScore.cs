namespace SummitSearch.Tests.Stories;

/// <summary>How well clusters agree with the truth, counted in pairs of articles.</summary>
/// <param name="Found">Pairs that were put together.</param>
/// <param name="Right">Of those, the pairs that belong together.</param>
/// <param name="Wanted">Pairs that belong together.</param>
internal readonly record struct PairScore(long Found, long Right, long Wanted)
{
    /// <summary>Share of the pairs found that are right.</summary>
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    /// <summary>Share of the pairs wanted that were found.</summary>
    public double Recall => Wanted == 0 ? 1 : (double)Right / Wanted;

    /// <summary>Compares clusters with the truth.</summary>
    /// <param name="clusters">Cluster of each article.</param>
    /// <param name="truth">True cluster of each article.</param>
    public static PairScore Of<TCluster, TTruth>(IReadOnlyList<TCluster> clusters, IReadOnlyList<TTruth> truth) =>
        new(Pairs(clusters), Pairs([.. clusters.Zip(truth)]), Pairs(truth));

    private static long Pairs<T>(IReadOnlyList<T> keys) => keys.GroupBy(static k => k).Sum(static g => (long)g.Count() * (g.Count() - 1) / 2);
}
