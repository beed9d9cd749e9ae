using Microsoft.Extensions.Primitives;
using SummitSearch.Querying;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Endpoints;

/// <summary>The query parameters of <c>GET /search</c>, and how they become a <see cref="SearchRequest"/>.</summary>
internal static class SearchParameters
{
    /// <summary>All parameters. What is not among them is refused by name.</summary>
    public static IReadOnlyList<SearchParameter> All { get; } =
    [
        new("q", "A question or a few words.", "joint headquarters by March 2025", static (r, p) => r with { Query = p.Text }),
        new("k", "Most passages to return, 1 to 1000; 10 by default.", "5", static (r, p) => r with { K = p.Integer() }),
        new("perArticle", "Most passages one article may contribute; 0 for no limit; 3 by default.", "1", static (r, p) => r with { PerArticle = p.Integer() }),
        new("collapse", "story folds near-duplicates into one hit and counts the others; none (default) does not.", "story", static (r, p) => r with { Collapse = p.Choice<CollapseMode>() }),
        new("syntax", "How q is read: simple (never fails) or lucene (the classic syntax).", "simple", static (r, p) => r with { Syntax = p.Choice<QuerySyntax>() }),
        new("sort", "relevance, newest or oldest.", "relevance", static (r, p) => r with { Sort = p.Choice<SortOrder>() }),
        new("cursor", "Cursor of the answer before, for the next page.", "", static (r, p) => r with { Cursor = p.Text }),
        new("highlight", "Whether to mark the hits in the text: true (default) or false.", "true", static (r, p) => r with { Highlight = p.Flag() }),
        new("neighbours", "Passages of context on either side, 0 to 3.", "1", static (r, p) => r with { Neighbours = p.Integer() }),
        new("fuzzy", "What happens to unknown words: auto (default) or off.", "auto", static (r, p) => r with { Fuzzy = p.Choice<FuzzyMode>() }),
        new("expand", "rm3 adds words that the best passages have in common; none (default) does not.", "rm3", static (r, p) => r with { Expand = p.Choice<QueryExpansion>() }),
        new("halfLifeDays", "Lets new articles rank higher: after so many days half of the bonus for being new is lost.", "30", static (r, p) => r with { HalfLifeDays = p.Number() }),
        new("explain", "Whether to tell how each score came about.", "false", static (r, p) => r with { Explain = p.Flag() }),
        new("timeout", "Milliseconds after which what was found so far is returned.", "1000", static (r, p) => r with { Timeout = TimeSpan.FromMilliseconds(p.Integer()) }),
        new("source", "Only articles of this source.", "Harbour Desk", static (r, p) => r with { Filters = r.Filters with { Source = p.Values() } }, true),
        new("section", "Only articles of this section.", "Defence", static (r, p) => r with { Filters = r.Filters with { Section = p.Values() } }, true),
        new("language", "Only articles in this language.", "en", static (r, p) => r with { Filters = r.Filters with { Language = p.Values() } }, true),
        new("tag", "Only articles with this tag.", "summit", static (r, p) => r with { Filters = r.Filters with { Tag = p.Values() } }, true),
        new("author", "Only articles by this author.", "Mara Ellison", static (r, p) => r with { Filters = r.Filters with { Author = p.Values() } }, true),
        new("people", "Only articles about this person.", "Fumio Kishida", static (r, p) => r with { Filters = r.Filters with { People = p.Values() } }, true),
        new("place", "Only articles about this place.", "Washington", static (r, p) => r with { Filters = r.Filters with { Place = p.Values() } }, true),
        new("organisation", "Only articles about this organisation.", "NASA", static (r, p) => r with { Filters = r.Filters with { Organisation = p.Values() } }, true),
        new("articleId", "Only passages of this article.", "ship-repair", static (r, p) => r with { Filters = r.Filters with { ArticleId = p.Values() } }, true),
        new("from", "Published at or after: a date or an ISO 8601 time.", "2024-04-10", static (r, p) => r with { Filters = r.Filters with { From = p.Date() } }),
        new("to", "Published before: a date or an ISO 8601 time.", "2024-04-11", static (r, p) => r with { Filters = r.Filters with { To = p.Date() } }),
        new("facets", "Fields to count, repeated or separated by commas.", "source,section", static (r, p) => r with { Facets = FacetsOf(r) with { Fields = p.Names() } }, true),
        new("facetLimit", "Most values a field, 1 to 1000; 10 by default.", "10", static (r, p) => r with { Facets = FacetsOf(r) with { Limit = p.Integer() } }),
        new("dateHistogram", "Counts by day, week, month or year.", "month", static (r, p) => r with { Facets = FacetsOf(r) with { DateHistogram = HistogramOf(r) with { Interval = p.Choice<DateInterval>() } } }),
        new("timeZone", "IANA time zone in which the days of the histogram begin; UTC by default.", "Asia/Tokyo", static (r, p) => r with { Facets = FacetsOf(r) with { DateHistogram = HistogramOf(r) with { TimeZone = p.Text } } }),
    ];

    private static readonly Dictionary<string, SearchParameter> ByName = All.ToDictionary(static p => p.Name);

    /// <summary>Reads the parameters of an address.</summary>
    /// <exception cref="RequestProblemException">One is unknown, repeated or malformed.</exception>
    public static SearchRequest Bind(IQueryCollection query)
    {
        SearchRequest request = new();
        foreach ((string name, StringValues values) in query)
        {
            GivenParameter given = new(name, values);
            if (!ByName.TryGetValue(name, out SearchParameter? parameter))
                throw new RequestProblemException(StatusCodes.Status400BadRequest, ProblemCode.UnknownParameter, $"There is no parameter '{given.ShortName}'. The parameters are {string.Join(", ", ByName.Keys)}.", given.ShortName);
            if (values.Count > 1 && !parameter.Repeatable)
                throw given.Invalid($"{name} stands {values.Count} times; once is allowed.");
            if (values.ToString().Length > 0)
                request = parameter.Apply(request, given);
        }
        return request.Facets is null ? request : request with { Facets = WhatIsCounted(request.Facets, query) };
    }

    /// <summary>A limit alone, or a time zone alone, asks for nothing.</summary>
    private static FacetRequest? WhatIsCounted(FacetRequest facets, IQueryCollection query)
    {
        DateHistogramRequest? histogram = StringValues.IsNullOrEmpty(query["dateHistogram"]) ? null : facets.DateHistogram;
        return facets.Fields.Count == 0 && histogram is null ? null : facets with { DateHistogram = histogram };
    }

    private static FacetRequest FacetsOf(SearchRequest request) => request.Facets ?? new FacetRequest();

    private static DateHistogramRequest HistogramOf(SearchRequest request) => request.Facets?.DateHistogram ?? new DateHistogramRequest();
}
