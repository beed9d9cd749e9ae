namespace SummitSearch.Backends;

/// <summary>How much each part of the ranking counts. One set for all collections; <c>RANKING.md</c> tells where the numbers come from.</summary>
internal sealed record RankingWeights
{
    /// <summary>BM25 in the first stage: saturation.</summary>
    public float K1 { get; init; } = 1.1f;

    /// <summary>BM25 in the first stage: how much length counts.</summary>
    public float B { get; init; } = 0.6f;

    /// <summary>First stage: words that only ask.</summary>
    public float QuestionWords { get; init; } = 0.5f;

    /// <summary>First stage: the title as a field of its own.</summary>
    public float Title { get; init; } = 0.5f;

    /// <summary>First stage: captions.</summary>
    public float Captions { get; init; } = 0.3f;

    /// <summary>First stage: words that name source, section, author or date.</summary>
    public float Metadata { get; init; } = 2f;

    /// <summary>First stage: reports of a source whose whole name the query has, beyond <see cref="Metadata"/>.</summary>
    public float NamedSource { get; init; } = 4f;

    /// <summary>First stage: reports published on a day whose full date the query has, times the rarity of that day's reports, beyond <see cref="Metadata"/>.</summary>
    public float NamedDay { get; init; } = 1f;

    /// <summary>First stage: a word put in the place of one that the index does not know.</summary>
    public float Repaired { get; init; } = 0.7f;

    /// <summary>First stage: a synonym that stands where the typed word could.</summary>
    public float Synonym { get; init; } = 0.8f;

    /// <summary>First stage: share of the words that feedback adds, where it is asked for.</summary>
    public float Feedback { get; init; } = 0.2f;

    /// <summary>Passages that feedback learns from.</summary>
    public int FeedbackDepth { get; init; } = 10;

    /// <summary>Second stage: passages of the first stage that it looks at.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>Second stage: what other words of the families of the query's words ("invasion" for "invade") add to BM25 of the text.</summary>
    public float Family { get; init; } = 1f;

    /// <summary>Second stage: BM25 over unstemmed words.</summary>
    public float Exact { get; init; } = 0.4f;

    /// <summary>Second stage: the best window of <see cref="WindowLength"/> words.</summary>
    public float Window { get; init; } = 0.4f;

    /// <summary>Words in a window.</summary>
    public int WindowLength { get; init; } = 10;

    /// <summary>Second stage: neighbouring words of the query near one another.</summary>
    public float Pairs { get; init; } = 0.3f;

    /// <summary>How near.</summary>
    public int PairDistance { get; init; } = 4;

    /// <summary>Second stage: words of the query's matter with the little words beside them, word for word.</summary>
    public float Runs { get; init; } = 0.25f;

    /// <summary>Passages whose runs are looked at: the best once everything else is summed up.</summary>
    public int RunDepth { get; init; } = 30;

    /// <summary>Second stage: BM25 of the article as a whole.</summary>
    public float Article { get; init; } = 0.15f;

    /// <summary>False if every part of the second stage is switched off.</summary>
    public bool HaveSecondStage => Family + Exact + Window + Pairs + Runs + Article + ListedArticle > 0;

    /// <summary>Where articles are listed: how much of the passage's BM25 the article's takes the place of.</summary>
    public float ListedArticle { get; init; } = 0.5f;
}
