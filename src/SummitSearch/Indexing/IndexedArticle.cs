using SummitSearch.Articles;
using SummitSearch.Passages;

namespace SummitSearch.Indexing;

/// <summary>An article as the index keeps it.</summary>
/// <param name="Article">The article.</param>
/// <param name="Passages">Its passages in reading order.</param>
/// <param name="File">The file of the corpus it was read from; null if it came through the API.</param>
/// <param name="Hash">Hash of everything in the article.</param>
internal sealed record IndexedArticle(Article Article, IReadOnlyList<Passage> Passages, string? File, string Hash)
{
    /// <summary>Number of the story: articles that are near-duplicates of one another have the same. <see cref="IArticleStore.Put"/> decides on it.</summary>
    public long Story { get; init; }

    /// <summary>What decides about replacing it.</summary>
    public ArticleOrigin Origin => new(Article.Id, File, Hash, Article.Version, Article.UpdatedAt ?? Article.PublishedAt);
}
