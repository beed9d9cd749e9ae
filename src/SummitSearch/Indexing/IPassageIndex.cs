namespace SummitSearch.Indexing;

/// <summary>The seam behind which a search engine stands. Nothing above it knows which one.</summary>
/// <remarks>
/// Reading is thread-safe; writing is done by one thread at a time. Changes become visible to new snapshots, and durable, with
/// <see cref="Commit"/>, all at once. A crash leaves the commit before or the one after, nothing in between.
/// </remarks>
internal interface IPassageIndex : IDisposable
{
    /// <summary>True if the committed index was written with another schema or analysis than this version's and has to be rebuilt.</summary>
    bool NeedsRebuild { get; }

    /// <summary>The state as of the last commit; to be disposed.</summary>
    IPassageSnapshot OpenSnapshot();

    /// <summary>Adds an article with all its passages, or replaces the one with its id.</summary>
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

    /// <summary>Copies the last commit into an empty folder.</summary>
    void Backup(string path, CancellationToken cancellationToken);

    /// <summary>Reads all of the last commit and reports its faults.</summary>
    CheckReport Check(CancellationToken cancellationToken);
}
