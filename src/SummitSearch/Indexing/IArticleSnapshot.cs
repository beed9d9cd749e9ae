namespace SummitSearch.Indexing;

/// <summary>The articles of an index at one point in time. Never changes, whatever writers do.</summary>
/// <remarks>Thread-safe until it is disposed.</remarks>
internal interface IArticleSnapshot : IDisposable
{
    /// <summary>Number of the commit; equal numbers mean equal contents.</summary>
    long Generation { get; }

    /// <summary>Tells this state from every other, of this index or another; stays the same for as long as answers do.</summary>
    string StateId { get; }

    /// <summary>An article, hidden ones included; null if there is none.</summary>
    IndexedArticle? FindArticle(string articleId);

    /// <summary>Where an article comes from; null if there is none.</summary>
    ArticleOrigin? FindOrigin(string articleId);

    /// <summary>The articles that were read from a file; for null, those that came through the API.</summary>
    IReadOnlyList<ArticleOrigin> ArticlesOf(string? file);

    /// <summary>All files that are known.</summary>
    IReadOnlyList<CorpusFile> Files();

    /// <summary>Figures of the index.</summary>
    IndexStatistics Statistics();
}
