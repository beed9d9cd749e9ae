namespace SummitSearch.Lucene.Searching;

/// <summary>How one search is to be done.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SearchOptions
{
    /// <summary>Everything at its default.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>Up to how many hits the total is exact; beyond it, documents that cannot reach the top may be skipped. 1000 unless set; <see cref="int.MaxValue"/> counts all.</summary>
    public int TotalHitsThreshold { get; init; } = 1000;

    /// <summary>Only documents that rank behind this hit are returned; the total counts all.</summary>
    public ScoreDoc? After { get; init; }

    /// <summary>With <see cref="Sort"/>: the sort values of the <see cref="After"/> hit.</summary>
    public IReadOnlyList<SortValue>? AfterValues { get; init; }

    /// <summary>The order of hits; null or empty for best score first.</summary>
    public IReadOnlyList<SortField>? Sort { get; init; }

    /// <summary>With <see cref="Sort"/>: whether hits get their scores although they are not sorted by them.</summary>
    public bool ScoreSortedHits { get; init; }

    /// <summary>Limits the hits that share a value of a column; null for no limit. The total counts all matches.</summary>
    public Collapse? Collapse { get; init; }

    /// <summary>How long the search may take, from the rewriting of the query on; then it returns what it has, marked as partial. Null for as long as it takes.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>How many threads may work on the segments; 1 unless set.</summary>
    public int Parallelism { get; init; } = 1;
}
