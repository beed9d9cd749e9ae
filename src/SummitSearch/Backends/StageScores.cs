namespace SummitSearch.Backends;

/// <summary>The parts of one passage's score, unweighted but for the first.</summary>
internal struct StageScores
{
    /// <summary>The first stage as the engine scored it.</summary>
    public float First;

    /// <summary>BM25 over unstemmed words.</summary>
    public float Exact;

    /// <summary>Sum of the inverse document frequencies in the best window.</summary>
    public float Window;

    /// <summary>Neighbouring words of the query near one another.</summary>
    public float Pairs;

    /// <summary>BM25 of the whole article.</summary>
    public float Article;

    /// <summary>The score that ranks.</summary>
    public readonly float Total(RankingWeights weights) => First + (weights.Exact * Exact) + (weights.Window * Window) + (weights.Pairs * Pairs) + (weights.Article * Article);
}
