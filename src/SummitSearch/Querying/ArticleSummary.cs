using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Stories;

namespace SummitSearch.Querying;

/// <summary>What is shown of an article beside its passage: everything but the story itself.</summary>
public sealed record ArticleSummary
{
    /// <summary>Key of the article.</summary>
    public required string Id { get; init; }

    /// <summary>Headline.</summary>
    public string Title { get; init; } = "";

    /// <summary>True if the headline is the first sentence, standing in.</summary>
    public bool TitleIsDerived { get; init; }

    /// <summary>Names of the authors.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Keywords and subjects.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>People the article is about.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    /// <summary>Places the article is about.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Organisations the article is about.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Publisher or agency.</summary>
    public string? Source { get; init; }

    /// <summary>Section or desk.</summary>
    public string? Section { get; init; }

    /// <summary>BCP 47 language tag.</summary>
    public string? Language { get; init; }

    /// <summary>Address of the published article.</summary>
    public string? Url { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>True if <see cref="PublishedAt"/> was read out of the running text.</summary>
    public bool PublishedAtIsGuessed { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Version of the article.</summary>
    public int? Version { get; init; }

    /// <summary>Name of its story, 16 hexadecimal digits: articles that are near-duplicates of one another have the same.</summary>
    public string Story { get; init; } = "";

    /// <summary>The summary of an article.</summary>
    internal static ArticleSummary Of(IndexedArticle indexed) => Of(indexed.Article) with { Story = StoryId.Format(indexed.Story) };

    private static ArticleSummary Of(Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        TitleIsDerived = article.TitleIsDerived,
        Authors = article.Authors,
        Tags = article.Tags,
        People = article.People,
        Places = article.Places,
        Organisations = article.Organisations,
        Source = article.Source,
        Section = article.Section,
        Language = article.Language,
        Url = article.Url,
        PublishedAt = article.PublishedAt,
        PublishedAtIsGuessed = article.PublishedAtIsGuessed,
        UpdatedAt = article.UpdatedAt,
        Version = article.Version,
    };
}
