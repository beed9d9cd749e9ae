namespace SummitSearch.Indexing;

/// <summary>The index at one point in time. Never changes, whatever writers do.</summary>
/// <remarks>Thread-safe until it is disposed.</remarks>
internal interface IPassageSnapshot : IDisposable
{
    /// <summary>Number of the commit; equal numbers mean equal contents.</summary>
    long Generation { get; }

    /// <summary>Analyses a query, once for everything that is then done with it.</summary>
    /// <exception cref="Querying.InvalidSearchRequestException">The query has a fault of syntax.</exception>
    IPreparedQuery Prepare(PassageQuery query);

    /// <summary>The article that a document number of this snapshot belongs to, and which of its passages it is.</summary>
    (IndexedArticle Article, int Ordinal) Load(int document);

    /// <summary>An article, hidden ones included; null if there is none.</summary>
    IndexedArticle? FindArticle(string articleId);

    /// <summary>Where an article comes from; null if there is none.</summary>
    ArticleOrigin? FindOrigin(string articleId);

    /// <summary>The articles that were read from a file; for null, those that came through the API.</summary>
    IReadOnlyList<ArticleOrigin> ArticlesOf(string? file);

    /// <summary>All files that are known.</summary>
    IReadOnlyList<CorpusFile> Files();

    /// <summary>Words of the index that begin with a prefix, as readers write them, most frequent first.</summary>
    IReadOnlyList<string> Complete(string prefix, int limit);

    /// <summary>Figures of the index.</summary>
    IndexStatistics Statistics();
}
