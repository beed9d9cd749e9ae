namespace SummitSearch.Backends;

/// <summary>The parts of one passage's score, unweighted but for the first.</summary>
internal struct StageScores
{
    /// <summary>The first stage as the engine scored it.</summary>
    public float First;

    /// <summary>What BM25 of the text, without words that only ask, contributes to <see cref="First"/>.</summary>
    public float Text;

    /// <summary>What other words of the families of the query's words add to <see cref="Text"/>.</summary>
    public float Family;

    /// <summary>BM25 over unstemmed words.</summary>
    public float Exact;

    /// <summary>Sum of the weights of distinct words in the best window.</summary>
    public float Window;

    /// <summary>Neighbouring words of the query near one another.</summary>
    public float Pairs;

    /// <summary>Words of the query's matter with the little words beside them, word for word; 0 where that was not looked at.</summary>
    public float Runs;

    /// <summary>BM25 of the whole article.</summary>
    public float Article;

    /// <summary>The score that ranks passages.</summary>
    public readonly float Total(RankingWeights weights) =>
        First + (weights.Family * Family) + (weights.Exact * Exact) + (weights.Window * Window) + (weights.Pairs * Pairs) + (weights.Runs * Runs) + (weights.Article * Article);

    /// <summary>The score that ranks articles, each by its best passage: the article's words take the place of a part of the passage's.</summary>
    public readonly float ListedTotal(RankingWeights weights) => Total(weights) + (weights.ListedArticle * (Article - Text));
}
