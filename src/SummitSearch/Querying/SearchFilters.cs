namespace SummitSearch.Querying;

/// <summary>Narrows a search to articles with certain properties. Values of one list are alternatives; different lists must all hold. Case does not matter.</summary>
public sealed record SearchFilters
{
    /// <summary>Publishers or agencies.</summary>
    public IReadOnlyList<string> Source { get; init; } = [];

    /// <summary>Sections or desks.</summary>
    public IReadOnlyList<string> Section { get; init; } = [];

    /// <summary>BCP 47 language tags; <c>en</c> also finds <c>en-GB</c>.</summary>
    public IReadOnlyList<string> Language { get; init; } = [];

    /// <summary>Tags.</summary>
    public IReadOnlyList<string> Tag { get; init; } = [];

    /// <summary>Authors.</summary>
    public IReadOnlyList<string> Author { get; init; } = [];

    /// <summary>People the article is about.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Places the article is about.</summary>
    public IReadOnlyList<string> Place { get; init; } = [];

    /// <summary>Organisations the article is about.</summary>
    public IReadOnlyList<string> Organisation { get; init; } = [];

    /// <summary>Article ids, which are compared exactly.</summary>
    public IReadOnlyList<string> ArticleId { get; init; } = [];

    /// <summary>Published at or after this moment.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Published before this moment.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>The values of the filter on a field of <see cref="FacetRequest.AllFields"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such field.</exception>
    public IReadOnlyList<string> Of(string field) => field switch
    {
        "source" => Source,
        "section" => Section,
        "language" => Language,
        "tag" => Tag,
        "author" => Author,
        "people" => People,
        "place" => Place,
        "organisation" => Organisation,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "There is no such filter."),
    };
}
