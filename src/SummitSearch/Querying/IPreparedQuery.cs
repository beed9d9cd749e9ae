namespace SummitSearch.Querying;

/// <summary>A query against one snapshot. Not thread-safe; not valid once the snapshot is disposed.</summary>
internal interface IPreparedQuery
{
    /// <summary>The query with unknown words replaced, if that may find more; else null.</summary>
    string? Correction { get; }

    /// <summary>The best passages.</summary>
    /// <param name="limit">Most hits, at least 1.</param>
    /// <param name="cancellationToken">Abandons the search.</param>
    PassageHits Search(int limit, CancellationToken cancellationToken);

    /// <summary>How many passages <see cref="Search"/> for one passage would tell of, without ranking any; null where the time of the query does not suffice for knowing.</summary>
    /// <param name="cancellationToken">Abandons the search.</param>
    long? Total(CancellationToken cancellationToken);

    /// <summary>The counts that the query asks for, of what was seen before the query's time was over.</summary>
    SearchFacets Count(FacetRequest request, CancellationToken cancellationToken);

    /// <summary>Whether the time was over while counting.</summary>
    bool CountedInPart { get; }

    /// <summary>Where the query hits a text.</summary>
    /// <param name="text">A passage.</param>
    /// <param name="language">Language of its article, if known.</param>
    PassageHighlights Highlight(string text, string? language);

    /// <summary>How the score of a passage comes about.</summary>
    ScoreExplanation Explain(int document);
}
