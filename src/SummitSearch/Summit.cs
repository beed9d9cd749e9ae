using System.Text.Json;
using SummitSearch.Articles;
using SummitSearch.Backends;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Querying;
using SummitSearch.Synonyms;

namespace SummitSearch;

/// <summary>An archive of news articles in a folder of this machine, searched by passage.</summary>
/// <inheritdoc cref="ISummit"/>
public sealed class Summit : ISummit
{
    private readonly SummitOptions _options;
    private readonly IPassageIndex _index;
    private readonly ArticleIndexer _indexer;
    private readonly ArticleReader _reader;
    private readonly SnapshotPins _pins;
    private readonly SynonymFile? _synonyms;
    private readonly PassageSearcher _searcher;
    private readonly TimeProvider _clock;
    private readonly SemaphoreSlim _oneSync = new(1, 1);
    private readonly Lock _gate = new();
    private SharedSnapshot _current;
    private bool _disposed;

    internal Summit(SummitOptions options, IPassageIndex index, TimeProvider clock)
    {
        options.Validate();
        _options = options;
        _index = index;
        _clock = clock;
        _reader = new ArticleReader(options.Reader);
        _indexer = new ArticleIndexer(index, new PassageSplitter(options.Passages));
        _pins = new SnapshotPins(options.CursorLifetime, clock);
        _synonyms = options.SynonymsPath is { } synonyms ? new SynonymFile(synonyms, clock) : null;
        _searcher = new PassageSearcher(_pins, options.SearchTimeout, clock, _synonyms);
        _current = new SharedSnapshot(index.OpenSnapshot());
    }

    /// <inheritdoc/>
    public bool NeedsRebuild => _index.NeedsRebuild;

    /// <inheritdoc/>
    public string StateId
    {
        get
        {
            SharedSnapshot shared = Rent();
            try
            {
                return _synonyms is null ? shared.Snapshot.StateId : $"{shared.Snapshot.StateId}-{_synonyms.Stamp:x}";
            }
            finally
            {
                shared.Return();
            }
        }
    }

    /// <inheritdoc/>
    public long Losses => _indexer.Losses;

    /// <summary>Commits made since it was opened.</summary>
    internal long Commits => _indexer.Commits;

    /// <summary>Merges done since it was opened.</summary>
    internal long Merges => _index.MergesDone;

    /// <summary>Changes that are not committed yet.</summary>
    public int PendingChanges => _indexer.PendingCount;

    /// <summary>Opens the index, or begins a new one.</summary>
    /// <remarks>Any number of processes may search an index; the first change takes the lock of the one that writes.</remarks>
    /// <param name="options">Where it is; see there for the defaults.</param>
    /// <param name="cancellationToken">Abandons the opening.</param>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <exception cref="UnreadableIndexException">The index is damaged, or of a format that this version does not read.</exception>
    /// <exception cref="SynonymFileException">The file of synonyms cannot be read, or a line of it is no rule.</exception>
    public static Task<Summit> OpenAsync(SummitOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return Task.Run(
            () =>
            {
                var index = new LucenePassageIndex(options);
                try
                {
                    return new Summit(options, index, TimeProvider.System);
                }
                catch
                {
                    index.Dispose();
                    throw;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (string.IsNullOrWhiteSpace(article.Id)) throw new ArgumentException("The article has no id.", nameof(article));
        if (string.IsNullOrWhiteSpace(article.Title) && string.IsNullOrWhiteSpace(article.Body))
            throw new ArgumentException("The article has neither a title nor a body.", nameof(article));
        return Write(() => _indexer.Index(article), cancellationToken);
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken = default) => Write(
        () =>
        {
            _indexer.Commit();
            Refresh();
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> RefreshAsync(CancellationToken cancellationToken = default) => Write(
        () =>
        {
            lock (_indexer.Gate)
            {
                if (!_index.Refresh()) return false;
                _indexer.Refresh();
                Refresh();
                return true;
            }
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string articleId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleId);
        return Write(() => _indexer.Delete(articleId), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<SyncReport> SyncAsync(SyncRequest? request = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> paths = request?.Paths is { Count: > 0 } given ? given : _options.CorpusPath is { } corpus ? [corpus] : [];
        if (paths.Count == 0) throw new InvalidOperationException($"There is no corpus. Set option {nameof(SummitOptions.CorpusPath)}, or name folders or files.");
        ObjectDisposedException.ThrowIf(_disposed, this);
        await _oneSync.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(() => Sync(paths, request ?? new SyncRequest(), progress, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _oneSync.Release();
        }
    }

    /// <inheritdoc/>
    public Task<SearchResponse> SearchAsync(string query, int k = 10, CancellationToken cancellationToken = default) =>
        SearchAsync(new SearchRequest { Query = query, K = k }, cancellationToken);

    /// <inheritdoc/>
    public Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Read(shared => _searcher.Search(shared, request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> SuggestAsync(string prefix, int k = 8, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, 50);
        return Read(shared => shared.Snapshot.Suggest(prefix, _clock.GetUtcNow(), k), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RelatedArticles?> RelatedAsync(string articleId, int k = 5, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, 100);
        return Read(
            shared => FindVisible(shared.Snapshot, articleId) is { } article
                ? new RelatedFinder(shared.Snapshot, _clock.GetUtcNow(), _options.SearchTimeout).Find(article, k, cancellationToken)
                : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Article?> GetArticleAsync(string articleId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(articleId);
        return Read(shared => FindVisible(shared.Snapshot, articleId)?.Article, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IndexStatistics> StatsAsync(CancellationToken cancellationToken = default) => Read(shared => shared.Snapshot.Statistics() with { Synonyms = _synonyms?.Status }, cancellationToken);

    /// <inheritdoc/>
    public Task BackupAsync(string path, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(() => _index.Backup(path, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(() => _index.Check(cancellationToken), cancellationToken);
    }

    /// <summary>The articles that came through the API rather than from a corpus, as far as they can be read out of an index that is damaged.</summary>
    /// <param name="onUnreadable">Told the id of each that cannot.</param>
    internal IReadOnlyList<Article> ReadApiArticles(Action<string> onUnreadable)
    {
        using IArticleSnapshot articles = _index.OpenArticles();
        var read = new List<Article>();
        foreach (string id in articles.ArticlesOf(null).Select(static origin => origin.Id))
        {
            try
            {
                if (articles.FindArticle(id)?.Article is { } article) read.Add(article);
            }
            catch (Exception fault) when (fault is IOException or JsonException)
            {
                onUnreadable(id);
            }
        }
        return read;
    }

    /// <summary>Forgets changes that were not committed, waits for writing to end, and closes the index once the last search is done.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        await _oneSync.WaitAsync().ConfigureAwait(false);
        lock (_gate)
        {
            if (_disposed) return;
            _disposed = true;
            _pins.Dispose();
            _current.Return();
        }
        _indexer.Dispose();
        _index.Dispose();
        _oneSync.Dispose();
    }

    private SyncReport Sync(IReadOnlyList<string> paths, SyncRequest request, IProgress<SyncProgress>? progress, CancellationToken cancellationToken)
    {
        var synchronizer = new CorpusSynchronizer(_index, _indexer, _reader, _options.CommitEveryArticles, progress, Refresh, cancellationToken);
        try
        {
            return synchronizer.Run(paths, request.Rebuild || _index.NeedsRebuild, request.SettleTime);
        }
        finally
        {
            Refresh();
        }
    }

    private IndexedArticle? FindVisible(IPassageSnapshot snapshot, string articleId) =>
        snapshot.FindArticle(articleId) is { } found && found.Article.IsVisibleAt(_clock.GetUtcNow()) ? found : null;

    private Task<T> Write<T>(Func<T> change, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return Task.Run(change, cancellationToken);
    }

    // Reading never waits, so it runs on the caller's thread: a hop to another one would cost more than many a search.
    private Task<T> Read<T>(Func<SharedSnapshot, T> read, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return Task.FromCanceled<T>(cancellationToken);
        SharedSnapshot shared = Rent();
        try
        {
            return Task.FromResult(read(shared));
        }
        catch (OperationCanceledException fault) when (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(fault.CancellationToken.IsCancellationRequested ? fault.CancellationToken : cancellationToken);
        }
        catch (Exception fault)
        {
            return Task.FromException<T>(fault);
        }
        finally
        {
            shared.Return();
        }
    }

    private SharedSnapshot Rent()
    {
        while (true)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            SharedSnapshot shared = Volatile.Read(ref _current);
            if (shared.TryRent()) return shared;
        }
    }

    private void Refresh()
    {
        lock (_gate)
        {
            if (_disposed) return;
            var fresh = new SharedSnapshot(_index.OpenSnapshot());
            Interlocked.Exchange(ref _current, fresh).Return();
        }
    }
}
