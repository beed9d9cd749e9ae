using System.Globalization;
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
        new("q", "A question or a few words.", "joint headquarters by March 2025"),
        new("k", "Most passages to return, 1 to 1000; 10 by default.", "5"),
        new("perArticle", "Most passages one article may contribute; 0 for no limit; 3 by default.", "1"),
        new("collapse", "story folds near-duplicates into one hit and counts the others; none (default) does not.", "story"),
        new("syntax", "How q is read: simple (never fails) or lucene (the classic syntax).", "simple"),
        new("sort", "relevance, newest or oldest.", "relevance"),
        new("cursor", "Cursor of the answer before, for the next page.", ""),
        new("highlight", "Whether to mark the hits in the text: true (default) or false.", "true"),
        new("neighbours", "Passages of context on either side, 0 to 3.", "1"),
        new("fuzzy", "What happens to unknown words: auto (default) or off.", "auto"),
        new("expand", "rm3 adds words that the best passages have in common; none (default) does not.", "rm3"),
        new("halfLifeDays", "Lets new articles rank higher: after so many days half of the bonus for being new is lost.", "30"),
        new("explain", "Whether to tell how each score came about.", "false"),
        new("timeout", "Milliseconds after which what was found so far is returned.", "1000"),
        new("source", "Only articles of this source.", "Harbour Desk", true),
        new("section", "Only articles of this section.", "Defence", true),
        new("language", "Only articles in this language.", "en", true),
        new("tag", "Only articles with this tag.", "summit", true),
        new("author", "Only articles by this author.", "Mara Ellison", true),
        new("people", "Only articles about this person.", "Fumio Kishida", true),
        new("place", "Only articles about this place.", "Washington", true),
        new("organisation", "Only articles about this organisation.", "NASA", true),
        new("articleId", "Only passages of this article.", "ship-repair", true),
        new("from", "Published at or after: a date or an ISO 8601 time.", "2024-04-10"),
        new("to", "Published before: a date or an ISO 8601 time.", "2024-04-11"),
        new("facets", "Fields to count, repeated or separated by commas.", "source,section", true),
        new("facetLimit", "Most values a field, 1 to 1000; 10 by default.", "10"),
        new("dateHistogram", "Counts by day, week, month or year.", "month"),
        new("timeZone", "IANA time zone in which the days of the histogram begin; UTC by default.", "Asia/Tokyo"),
    ];

    private static readonly HashSet<string> Names = [.. All.Select(static p => p.Name)];
    private static readonly HashSet<string> Repeatable = [.. All.Where(static p => p.Repeatable).Select(static p => p.Name)];

    /// <summary>Reads the parameters of an address.</summary>
    /// <exception cref="RequestProblemException">One is unknown, repeated or malformed.</exception>
    public static SearchRequest Bind(IQueryCollection query)
    {
        foreach ((string name, StringValues values) in query)
        {
            if (!Names.Contains(name))
                throw new RequestProblemException(StatusCodes.Status400BadRequest, ProblemCode.UnknownParameter, $"There is no parameter '{Shorten(name)}'. The parameters are {string.Join(", ", Names)}.", Shorten(name));
            if (values.Count > 1 && !Repeatable.Contains(name))
                throw Invalid(name, $"{name} stands {values.Count} times; once is allowed.");
        }
        SearchRequest defaults = new();
        return new SearchRequest
        {
            Query = query["q"].ToString(),
            K = Integer(query, "k", defaults.K),
            PerArticle = Integer(query, "perArticle", defaults.PerArticle),
            Collapse = Choice(query, "collapse", defaults.Collapse),
            Syntax = Choice(query, "syntax", defaults.Syntax),
            Sort = Choice(query, "sort", defaults.Sort),
            Cursor = Text(query, "cursor"),
            Highlight = Flag(query, "highlight", defaults.Highlight),
            Neighbours = Integer(query, "neighbours", defaults.Neighbours),
            Fuzzy = Choice(query, "fuzzy", defaults.Fuzzy),
            Expand = Choice(query, "expand", defaults.Expand),
            HalfLifeDays = Number(query, "halfLifeDays"),
            Explain = Flag(query, "explain", defaults.Explain),
            Timeout = Text(query, "timeout") is null ? null : TimeSpan.FromMilliseconds(Integer(query, "timeout", 0)),
            Filters = Filters(query),
            Facets = Facets(query),
        };
    }

    private static SearchFilters Filters(IQueryCollection query) => new()
    {
        Source = List(query, "source"),
        Section = List(query, "section"),
        Language = List(query, "language"),
        Tag = List(query, "tag"),
        Author = List(query, "author"),
        People = List(query, "people"),
        Place = List(query, "place"),
        Organisation = List(query, "organisation"),
        ArticleId = List(query, "articleId"),
        From = Date(query, "from"),
        To = Date(query, "to"),
    };

    private static FacetRequest? Facets(IQueryCollection query)
    {
        string[] fields = [.. List(query, "facets").SelectMany(static f => f.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        string? interval = Text(query, "dateHistogram");
        if (fields.Length == 0 && interval is null)
            return null;
        FacetRequest defaults = new();
        return new FacetRequest
        {
            Fields = fields,
            Limit = Integer(query, "facetLimit", defaults.Limit),
            DateHistogram = interval is null ? null : new DateHistogramRequest { Interval = Choice(query, "dateHistogram", DateInterval.Month), TimeZone = Text(query, "timeZone") ?? "UTC" },
        };
    }

    private static string? Text(IQueryCollection query, string name) => query[name].ToString() is { Length: > 0 } text ? text : null;

    private static string[] List(IQueryCollection query, string name) => [.. query[name].OfType<string>().Where(static v => v.Length > 0)];

    private static int Integer(IQueryCollection query, string name, int missing) => Text(query, name) is not { } text ? missing
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) ? value
        : throw Invalid(name, $"{name} must be a whole number, not '{Shorten(text)}'.");

    private static double? Number(IQueryCollection query, string name) => Text(query, name) is not { } text ? null
        : double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out double value) ? value
        : throw Invalid(name, $"{name} must be a number, not '{Shorten(text)}'.");

    private static bool Flag(IQueryCollection query, string name, bool missing) => Text(query, name) switch
    {
        null => missing,
        "true" or "1" => true,
        "false" or "0" => false,
        { } text => throw Invalid(name, $"{name} must be true or false, not '{Shorten(text)}'."),
    };

    private static T Choice<T>(IQueryCollection query, string name, T missing)
        where T : struct, Enum
    {
        if (Text(query, name) is not { } text)
            return missing;
        // Names only: Enum.TryParse would take numbers too.
        return char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out T value) && Enum.IsDefined(value)
            ? value
            : throw Invalid(name, $"{name} must be {string.Join(", ", Enum.GetNames<T>().Select(static n => n.ToLowerInvariant()))}, not '{Shorten(text)}'.");
    }

    private static DateTimeOffset? Date(IQueryCollection query, string name) => Text(query, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset value) ? value
        : throw Invalid(name, $"{name} must be a date such as 2024-04-10 or a time such as 2024-04-10T09:00:00Z, not '{Shorten(text)}'.");

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private static RequestProblemException Invalid(string name, string detail) => new(StatusCodes.Status400BadRequest, ProblemCode.InvalidParameter, detail, name);
}
