namespace SummitSearch.Indexing;

/// <summary>The writing side of an index: articles by id, and the files that they came from.</summary>
/// <remarks>
/// One thread at a time. Changes become visible to new snapshots, and durable, with <see cref="Commit"/>, all at once.
/// A crash leaves the commit before or the one after, nothing in between. Changes throw <see cref="UncommittedChangesLostException"/> when they, and all since the last commit, are lost.
/// </remarks>
internal interface IArticleStore : IDisposable
{
    /// <summary>True if the committed index was written with another schema or analysis than this version's and has to be rebuilt.</summary>
    bool NeedsRebuild { get; }

    /// <summary>The articles as of the last commit; to be disposed.</summary>
    IArticleSnapshot OpenArticles();

    /// <summary>Adds an article with all its passages, or replaces the one with its id, and places it in a story: that of the near-duplicate it is most like, else one of its own.</summary>
    void Put(IndexedArticle article);

    /// <summary>Removes an article with all its passages.</summary>
    void Delete(string articleId);

    /// <summary>Adds or replaces what is known of a file.</summary>
    void PutFile(CorpusFile file);

    /// <summary>Forgets a file; its articles stay.</summary>
    void DeleteFile(string path);

    /// <summary>Removes everything, to begin anew under the schema of this version.</summary>
    void Clear();

    /// <summary>Makes everything so far durable and visible.</summary>
    void Commit();

    /// <summary>Forgets everything since the last commit.</summary>
    void Rollback();
}
