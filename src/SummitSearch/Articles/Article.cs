namespace SummitSearch.Articles;

/// <summary>One news article, in plain text, whatever file format it came in.</summary>
/// <remarks>
/// Immutable and safe to share between threads. The field set follows IPTC ninjs 3.1 where that has a name for the thing.
/// Lists are never null. Text is UTF-16 as .NET has it, with unpaired surrogates and control characters replaced by the readers.
/// </remarks>
public sealed record Article
{
    /// <summary>
    /// The key of the article in an index: the file's own id (<c>id</c>, <c>uri</c>, RSS guid, canonical URL), else the path below
    /// the corpus folder without extension and with forward slashes, else <c>path#n</c> for the n-th article (from 1) of a file.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The headline in plain text; the first sentence where the file has none (see <see cref="TitleIsDerived"/>).</summary>
    public string Title { get; init; } = "";

    /// <summary>True if the file has no headline and <see cref="Title"/> is the first sentence of the body, standing in.</summary>
    public bool TitleIsDerived { get; init; }

    /// <summary>
    /// The story in plain text, paragraphs separated by one blank line (<c>"\n\n"</c>). Offsets of passages count its UTF-16 code units.
    /// </summary>
    public string Body { get; init; } = "";

    /// <summary>Photo captions and other asides: searchable, of low weight, never part of a paragraph of <see cref="Body"/>.</summary>
    public IReadOnlyList<string> Captions { get; init; } = [];

    /// <summary>Headlines of the "Related coverage" tail of a story, kept aside; not part of <see cref="Body"/>.</summary>
    public IReadOnlyList<string> RelatedCoverage { get; init; } = [];

    /// <summary>Names of the authors, without "By".</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Keywords and subjects.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>People the article is about.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Places the article is about.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Organisations the article is about.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>The publisher or agency; null where the file names none.</summary>
    public string? Source { get; init; }

    /// <summary>The section or desk, such as "Politics"; null where the file names none.</summary>
    public string? Section { get; init; }

    /// <summary>BCP 47 language tag; null where the file names none and the text is too short or too mixed to tell.</summary>
    public string? Language { get; init; }

    /// <summary>True if <see cref="Language"/> was detected from the text.</summary>
    public bool LanguageIsDetected { get; init; }

    /// <summary>Address of the published article; null where the file names none.</summary>
    public string? Url { get; init; }

    /// <summary>When it was published, with the offset of the file (zero where it names none).</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>True if <see cref="PublishedAt"/> was read out of the running text and not out of metadata.</summary>
    public bool PublishedAtIsGuessed { get; init; }

    /// <summary>When it was last changed, with the offset of the file.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Not to be returned before this moment; null where there is no embargo.</summary>
    public DateTimeOffset? EmbargoedUntil { get; init; }

    /// <summary>Version of the article: of those with the same <see cref="Id"/> the highest wins, whatever order they arrive in.</summary>
    public int? Version { get; init; }

    /// <summary>Whether the article may be shown at all.</summary>
    public ArticleStatus Status { get; init; }

    /// <summary>True if the article may be returned at <paramref name="now"/>: it is usable and its embargo, if any, is over.</summary>
    /// <param name="now">The moment of the question.</param>
    public bool IsVisibleAt(DateTimeOffset now) =>
        Status == ArticleStatus.Usable && (EmbargoedUntil is null || EmbargoedUntil <= now);
}
