namespace SummitSearch.Querying;

/// <summary>Asks for counts beside the passages.</summary>
public sealed record FacetRequest
{
    /// <summary>The fields that can be counted.</summary>
    public static IReadOnlyList<string> AllFields { get; } = ["source", "section", "language", "tag", "author", "people", "place", "organisation"];

    /// <summary>Fields to count, of <see cref="AllFields"/>; none by default.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Most values a field, those with the highest counts. 1 to 1,000; 10 by default.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>The histogram over publication dates; null for none.</summary>
    public DateHistogramRequest? DateHistogram { get; init; }
}
