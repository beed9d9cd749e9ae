namespace SummitSearch.Articles;

/// <summary>An article under construction: what a format has found so far, as raw text. <see cref="ArticleFinisher"/> makes an article of it.</summary>
internal sealed class ArticleDraft
{
    /// <summary>The line it begins on in its file, from 1; null where lines mean nothing.</summary>
    public int? Line { get; set; }

    public string? Id { get; set; }

    public string? Title { get; set; }

    /// <summary>The story as paragraphs of plain text.</summary>
    public List<string> Paragraphs { get; set; } = [];

    public List<string> Captions { get; } = [];

    public List<string> RelatedCoverage { get; } = [];

    public List<string> Authors { get; } = [];

    public List<string> Tags { get; } = [];

    public List<string> People { get; } = [];

    public List<string> Places { get; } = [];

    public List<string> Organisations { get; } = [];

    public string? Source { get; set; }

    public string? Section { get; set; }

    public string? Language { get; set; }

    public string? Url { get; set; }

    public DateTimeOffset? PublishedAt { get; set; }

    public bool PublishedAtIsGuessed { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public DateTimeOffset? EmbargoedUntil { get; set; }

    public int? Version { get; set; }

    public ArticleStatus Status { get; set; }
}
