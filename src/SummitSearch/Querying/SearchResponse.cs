namespace SummitSearch.Querying;

/// <summary>The answer to a <see cref="SearchRequest"/>.</summary>
public sealed record SearchResponse
{
    /// <summary>The hits, best first.</summary>
    public required IReadOnlyList<RankedPassage> Passages { get; init; }

    /// <summary>How many passages match.</summary>
    public required TotalCount Total { get; init; }

    /// <summary>Counts, if they were asked for.</summary>
    public SearchFacets? Facets { get; init; }

    /// <summary>A better spelling of the query ("did you mean"), only if it finds more.</summary>
    public string? Suggestion { get; init; }

    /// <summary>Hand it in again for the next page; null on the last one. Pages do not overlap or skip, even while the index changes.</summary>
    public string? Cursor { get; init; }

    /// <summary>Time taken in milliseconds.</summary>
    public required double TookMs { get; init; }

    /// <summary>True if a deadline cut the search short: better passages may be missing.</summary>
    public bool Partial { get; init; }
}
