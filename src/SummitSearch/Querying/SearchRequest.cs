namespace SummitSearch.Querying;

/// <summary>One search. The same request on the same index gives the same answer in process, over HTTP and on the command line.</summary>
/// <remarks>Immutable. <see cref="Validate"/> is called by every search.</remarks>
public sealed record SearchRequest
{
    /// <summary>Most passages of one answer.</summary>
    public const int MaxK = 1000;

    /// <summary>Longest query in UTF-16 code units.</summary>
    public const int MaxQueryLength = 8192;

    private const int MaxFilterValues = 1000;
    private const int MaxHalfLifeDays = 36_500;

    /// <summary>What is looked for. An empty query finds every passage that the filters leave.</summary>
    public string Query { get; init; } = "";

    /// <summary>How <see cref="Query"/> is read.</summary>
    public QuerySyntax Syntax { get; init; }

    /// <summary>Most passages to return. 1 to 1,000; 10 by default.</summary>
    public int K { get; init; } = 10;

    /// <summary>Most passages one article may contribute; 0 for no limit; 3 by default.</summary>
    public int PerArticle { get; init; } = 3;

    /// <summary>Whether near-duplicates are folded into one hit, so that <see cref="RankedPassage.Story"/> tells of the others.</summary>
    public CollapseMode Collapse { get; init; }

    /// <summary>Narrows the search.</summary>
    public SearchFilters Filters { get; init; } = new();

    /// <summary>Order of the passages.</summary>
    public SortOrder Sort { get; init; }

    /// <summary>The cursor of the answer before, to go on behind it; null for the first page. Everything else must be as it was.</summary>
    public string? Cursor { get; init; }

    /// <summary>Counts to return beside the passages; null for none.</summary>
    public FacetRequest? Facets { get; init; }

    /// <summary>Whether to mark where the query hits the text. On by default.</summary>
    public bool Highlight { get; init; } = true;

    /// <summary>Passages of context to return on either side. 0 to 3.</summary>
    public int Neighbours { get; init; }

    /// <summary>What happens to unknown words.</summary>
    public FuzzyMode Fuzzy { get; init; }

    /// <summary>Whether words are added that the best passages have in common. Off by default; for the simple syntax and the order by relevance.</summary>
    public QueryExpansion Expand { get; init; }

    /// <summary>Lets new articles rank higher: a passage published now keeps its score, and what an older one loses grows towards a half, half of it after so many days;
    /// passages without a date lose half. Ages count in whole hours. Above 0, at most 36,500; null, the default, for no such preference. For the order by relevance.</summary>
    public double? HalfLifeDays { get; init; }

    /// <summary>Whether to tell how each score came about.</summary>
    public bool Explain { get; init; }

    /// <summary>Time after which what was found so far is returned as <see cref="SearchResponse.Partial"/>; null for the default of the options.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Throws if a value is out of its range.</summary>
    /// <exception cref="InvalidSearchRequestException">Names the property and what is allowed.</exception>
    public void Validate()
    {
        if (Query is null) throw Invalid("query", "query must be a text.");
        if (Query.Length > MaxQueryLength) throw Invalid("query", $"query is {Query.Length:N0} characters long; at most {MaxQueryLength:N0} are allowed.");
        ThrowIfOutside(K, 1, MaxK, "k");
        ThrowIfOutside(PerArticle, 0, MaxK, "perArticle");
        ThrowIfOutside(Neighbours, 0, 3, "neighbours");
        if (!Enum.IsDefined(Syntax)) throw Invalid("syntax", "syntax must be 'simple' or 'lucene'.");
        if (!Enum.IsDefined(Sort)) throw Invalid("sort", "sort must be 'relevance', 'newest' or 'oldest'.");
        if (!Enum.IsDefined(Collapse)) throw Invalid("collapse", "collapse must be 'none' or 'story'.");
        if (!Enum.IsDefined(Fuzzy)) throw Invalid("fuzzy", "fuzzy must be 'auto' or 'off'.");
        if (!Enum.IsDefined(Expand)) throw Invalid("expand", "expand must be 'none' or 'rm3'.");
        if (Expand != QueryExpansion.None && (Syntax != QuerySyntax.Simple || Sort != SortOrder.Relevance)) throw Invalid("expand", "expand needs the simple syntax and the order by relevance.");
        if (HalfLifeDays is { } days && !(days > 0 && days <= MaxHalfLifeDays)) throw Invalid("halfLifeDays", $"halfLifeDays must be above 0 and at most {MaxHalfLifeDays:N0}.");
        if (HalfLifeDays is not null && Sort != SortOrder.Relevance) throw Invalid("halfLifeDays", "halfLifeDays needs the order by relevance.");
        if (Timeout is { } timeout && (timeout <= TimeSpan.Zero || timeout > TimeSpan.FromMinutes(10)))
            throw Invalid("timeout", "timeout must be above zero and at most ten minutes.");
        ValidateFilters();
        ValidateFacets();
    }

    private void ValidateFilters()
    {
        if (Filters is null) throw Invalid("filters", "filters must not be null.");
        foreach (string field in FacetRequest.AllFields) ValidateList(field, Filters.Of(field));
        ValidateList("articleId", Filters.ArticleId);
        if (Filters is { From: { } from, To: { } to } && from > to) throw Invalid("from", "from must not be later than to.");
    }

    private static void ValidateList(string field, IReadOnlyList<string>? values)
    {
        if (values is null || values.Any(static v => v is null)) throw Invalid(field, $"{field} must be a list of texts.");
        if (values.Count > MaxFilterValues) throw Invalid(field, $"{field} has {values.Count:N0} values; at most {MaxFilterValues:N0} are allowed.");
    }

    private void ValidateFacets()
    {
        if (Facets is null) return;
        if (Facets.Fields is null) throw Invalid("facets", "fields must be a list of field names.");
        ThrowIfOutside(Facets.Limit, 1, 1000, "facets");
        string? unknown = Facets.Fields.FirstOrDefault(static f => !FacetRequest.AllFields.Contains(f));
        if (unknown is not null) throw Invalid("facets", $"'{unknown}' cannot be counted; the fields are {string.Join(", ", FacetRequest.AllFields)}.");
        if (Facets.DateHistogram is not { } histogram) return;
        if (!Enum.IsDefined(histogram.Interval)) throw Invalid("facets", "interval must be 'day', 'week', 'month' or 'year'.");
        if (histogram.TimeZone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(histogram.TimeZone, out _))
            throw Invalid("facets", $"'{histogram.TimeZone}' is not the IANA name of a time zone, such as Asia/Tokyo.");
    }

    private static void ThrowIfOutside(int value, int least, int most, string parameter)
    {
        if (value < least || value > most) throw Invalid(parameter, $"{parameter} is {value}; it must be from {least} to {most}.");
    }

    private static InvalidSearchRequestException Invalid(string parameter, string message) => new(parameter, message);
}
