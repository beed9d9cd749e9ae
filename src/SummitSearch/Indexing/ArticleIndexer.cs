using SummitSearch.Articles;
using SummitSearch.Passages;

namespace SummitSearch.Indexing;

/// <summary>Decides what becomes of an article that arrives, and hands it to the store.</summary>
/// <remarks>Thread-safe: one article at a time. Sees changes that are not committed yet.</remarks>
internal sealed class ArticleIndexer : IDisposable
{
    private readonly IArticleStore _store;
    private readonly PassageSplitter _splitter;
    private readonly Dictionary<string, ArticleOrigin?> _pending = new(StringComparer.Ordinal);
    private IArticleSnapshot _committed;
    private bool _cleared;
    private long _losses;

    public ArticleIndexer(IArticleStore store, PassageSplitter splitter)
    {
        _store = store;
        _splitter = splitter;
        _committed = store.OpenArticles();
    }

    /// <summary>Held by whoever needs several steps to be one. Reentrant.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Called before every commit, within <see cref="Gate"/>, by whoever has something to add to it; null for nobody.</summary>
    public Action? BeforeCommit { get; set; }

    /// <summary>Changes since the last commit.</summary>
    public int PendingCount => _pending.Count;

    /// <summary>Commits made.</summary>
    public long Commits { get; private set; }

    /// <summary>How many times changes that were not committed were lost because the store could not write them.</summary>
    public long Losses => Volatile.Read(ref _losses);

    /// <summary>Adds an article that came through the API. A version lower than the one at hand changes nothing.</summary>
    public IndexOutcome Index(Article article)
    {
        lock (Gate)
        {
            ArticleOrigin? existing = FindOrigin(article.Id);
            if (existing?.Version is { } known && article.Version is { } given && given < known) return IndexOutcome.Outdated;
            return Put(article, file: null, existing);
        }
    }

    /// <summary>Writes an article unless the index holds its equal.</summary>
    public IndexOutcome Put(Article article, string? file, ArticleOrigin? existing) => Put(article, file, existing, out _);

    /// <summary>Writes an article unless the index holds its equal, and tells how many passages it has if it was written.</summary>
    public IndexOutcome Put(Article article, string? file, ArticleOrigin? existing, out int passages)
    {
        passages = 0;
        var origin = OriginOf(article, file);
        if (existing == origin) return IndexOutcome.Unchanged;
        IReadOnlyList<Passage> split = _splitter.Split(article.Body);
        // An article without a body is found by its title, as one empty passage.
        var indexed = new IndexedArticle(article, split.Count > 0 ? split : [default], file, origin.Hash);
        passages = indexed.Passages.Count;
        lock (Gate)
        {
            Change(() => _store.Put(indexed));
            _pending[article.Id] = origin;
        }
        return existing is null ? IndexOutcome.Added : IndexOutcome.Updated;
    }

    /// <summary>Where an article comes from.</summary>
    public static ArticleOrigin OriginOf(Article article, string? file) =>
        new(article.Id, file, ContentHash.Of(article), article.Version, article.UpdatedAt ?? article.PublishedAt);

    /// <summary>Removes an article; false if there is none.</summary>
    public bool Delete(string articleId)
    {
        lock (Gate)
        {
            if (FindOrigin(articleId) is null) return false;
            Change(() => _store.Delete(articleId));
            _pending[articleId] = null;
            return true;
        }
    }

    /// <summary>Adds or replaces what is known of a file.</summary>
    public void PutFile(CorpusFile file)
    {
        lock (Gate) Change(() => _store.PutFile(file));
    }

    /// <summary>Forgets a file; its articles stay.</summary>
    public void DeleteFile(string path)
    {
        lock (Gate) Change(() => _store.DeleteFile(path));
    }

    /// <summary>Where the article with an id comes from, as things stand; null if there is none.</summary>
    public ArticleOrigin? FindOrigin(string articleId)
    {
        lock (Gate)
        {
            if (_pending.TryGetValue(articleId, out ArticleOrigin? origin)) return origin;
            return _cleared ? null : _committed.FindOrigin(articleId);
        }
    }

    /// <summary>Removes everything; articles that came through the API are put back.</summary>
    public void Clear()
    {
        lock (Gate)
        {
            Change(_store.Clear);
            _pending.Clear();
            _cleared = true;
            foreach (ArticleOrigin origin in _committed.ArticlesOf(null))
            {
                if (_committed.FindArticle(origin.Id) is { } kept) Put(kept.Article, file: null, existing: null);
            }
        }
    }

    /// <summary>Makes all changes durable and visible.</summary>
    public void Commit()
    {
        lock (Gate)
        {
            BeforeCommit?.Invoke();
            Change(_store.Commit);
            Commits++;
            _pending.Clear();
            _cleared = false;
            Reopen();
        }
    }

    /// <summary>Takes note of the commits of another process.</summary>
    public void Refresh()
    {
        lock (Gate)
        {
            if (_pending.Count == 0 && !_cleared) Reopen();
        }
    }

    /// <summary>Forgets all changes since the last commit.</summary>
    public void Rollback()
    {
        lock (Gate)
        {
            _store.Rollback();
            _pending.Clear();
            _cleared = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _committed.Dispose();

    private void Reopen()
    {
        _committed.Dispose();
        _committed = _store.OpenArticles();
    }

    private void Change(Action change)
    {
        try
        {
            change();
        }
        catch (UncommittedChangesLostException)
        {
            Volatile.Write(ref _losses, _losses + 1);
            Rollback();
            throw;
        }
    }
}
