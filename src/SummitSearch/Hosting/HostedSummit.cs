using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Hosting;

/// <summary>The <see cref="ISummit"/> of a host: opened when the host starts, closed when it stops, measured in between.</summary>
/// <remarks>An index that cannot be opened because it is damaged is set aside under another name, and an empty one takes its place.</remarks>
internal sealed partial class HostedSummit : ISummit, IHostedLifecycleService
{
    private readonly SummitOptions _options;
    private readonly SummitTelemetry _telemetry;
    private readonly IndexerMonitor _monitor;
    private readonly ILogger<HostedSummit> _log;
    private readonly SemaphoreSlim _opening = new(1, 1);
    // The index takes one change at a time. Whoever waits for their turn here holds no thread meanwhile, as they would at the lock of the index.
    private readonly SemaphoreSlim _writing = new(1, 1);
    private Summit? _inner;
    // Of the indexes that were set aside.
    private long _earlierLosses;
    private int _isWarm;
    private volatile Task _warmingUp = Task.CompletedTask;

    public HostedSummit(IOptions<SummitOptions> options, SummitTelemetry telemetry, IndexerMonitor monitor, ILogger<HostedSummit> log)
    {
        _options = options.Value;
        _telemetry = telemetry;
        _monitor = monitor;
        _log = log;
        telemetry.Observe(() => _inner);
    }

    /// <summary>True if the index was found damaged and set aside.</summary>
    public bool WasSetAside { get; private set; }

    /// <inheritdoc/>
    public bool NeedsRebuild => _inner?.NeedsRebuild ?? false;

    /// <inheritdoc/>
    public string StateId => _inner?.StateId ?? "";

    /// <inheritdoc/>
    public long Losses => Volatile.Read(ref _earlierLosses) + (_inner?.Losses ?? 0);

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken) => OpenAsync(cancellationToken).AsTask();

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        WarmUp();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default)
    {
        IndexOutcome outcome = await WriteAsync(inner => inner.IndexAsync(article, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (outcome is IndexOutcome.Added or IndexOutcome.Updated)
            _telemetry.Indexed.Add(1);
        return outcome;
    }

    /// <inheritdoc/>
    public Task CommitAsync(CancellationToken cancellationToken = default) => WriteAsync(
        async inner =>
        {
            using Activity? activity = SummitTelemetry.Source.StartActivity("summit.commit");
            await inner.CommitAsync(cancellationToken).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public async Task<bool> RefreshAsync(CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).RefreshAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string articleId, CancellationToken cancellationToken = default)
    {
        bool removed = await WriteAsync(inner => inner.DeleteAsync(articleId, cancellationToken), cancellationToken).ConfigureAwait(false);
        if (removed)
            _telemetry.Removed.Add(1);
        return removed;
    }

    /// <inheritdoc/>
    public async Task<SyncReport> SyncAsync(SyncRequest? request = null, IProgress<SyncProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ISummit inner = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using Activity? activity = SummitTelemetry.Source.StartActivity("summit.sync");
        SyncReport report = await inner.SyncAsync(request, progress, cancellationToken).ConfigureAwait(false);
        activity?.SetTag("summit.added", report.Added).SetTag("summit.updated", report.Updated).SetTag("summit.removed", report.Removed).SetTag("summit.refused", report.Refused);
        _telemetry.Indexed.Add(report.Added + report.Updated);
        _telemetry.Removed.Add(report.Removed);
        if (report.FilesRead > 0)
            _telemetry.Refused.Add(report.Refused);
        return report;
    }

    /// <inheritdoc/>
    public Task<SearchResponse> SearchAsync(string query, int k = 10, CancellationToken cancellationToken = default) =>
        SearchAsync(new SearchRequest { Query = query, K = k }, cancellationToken);

    /// <inheritdoc/>
    public async Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ISummit inner = await OpenAsync(cancellationToken).ConfigureAwait(false);
        using Activity? activity = SummitTelemetry.Source.StartActivity("summit.search");
        long started = Stopwatch.GetTimestamp();
        try
        {
            SearchResponse response = await inner.SearchAsync(request, cancellationToken).ConfigureAwait(false);
            Note(activity, request, response, Stopwatch.GetElapsedTime(started));
            return response;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _telemetry.FailedSearches.Add(1);
            activity?.SetStatus(ActivityStatusCode.Error, fault.Message);
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> SuggestAsync(string prefix, int k = 8, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).SuggestAsync(prefix, k, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<RelatedArticles?> RelatedAsync(string articleId, int k = 5, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).RelatedAsync(articleId, k, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<Article?> GetArticleAsync(string articleId, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).GetArticleAsync(articleId, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<IndexStatistics> StatsAsync(CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).StatsAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task BackupAsync(string path, CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).BackupAsync(path, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task<CheckReport> CheckAsync(CancellationToken cancellationToken = default) =>
        await (await OpenAsync(cancellationToken).ConfigureAwait(false)).CheckAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _inner, null) is { } inner)
            await inner.DisposeAsync().ConfigureAwait(false);
        // Ends at its next step, and takes its scratch index with it.
        await _warmingUp.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Warms searching and indexing up in the background once there is something to search; does nothing the next time.</summary>
    internal void WarmUp()
    {
        if (Interlocked.Exchange(ref _isWarm, 1) == 0)
            _warmingUp = Task.Run(WarmUpAsync);
    }

    private async Task WarmUpAsync()
    {
        try
        {
            if (_inner is { } inner && await SearchWarmUp.RunAsync(inner).ConfigureAwait(false))
                await IndexWarmUp.RunAsync(inner).ConfigureAwait(false);
            else
                Volatile.Write(ref _isWarm, 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // A damaged index, or the stop of the host: others find out and tell. Without a folder for scratch, the first articles take a little longer.
        }
    }

    private async Task<T> WriteAsync<T>(Func<ISummit, Task<T>> change, CancellationToken cancellationToken)
    {
        ISummit inner = await OpenAsync(cancellationToken).ConfigureAwait(false);
        await _writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await change(inner).ConfigureAwait(false);
        }
        catch (UncommittedChangesLostException fault)
        {
            LogLost(_log, fault);
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    private async ValueTask<Summit> OpenAsync(CancellationToken cancellationToken)
    {
        if (_inner is { } open)
            return open;
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _inner ??= await OpenOrSetAsideAsync(cancellationToken).ConfigureAwait(false);
            _monitor.IndexIsOpen = true;
            return _inner;
        }
        finally
        {
            _opening.Release();
        }
    }

    private async Task<Summit> OpenOrSetAsideAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Summit.OpenAsync(_options, cancellationToken).ConfigureAwait(false);
        }
        catch (UnreadableIndexException damage)
        {
            MoveAside(damage.Message);
            return await Summit.OpenAsync(_options, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Puts the open index aside and an empty one in its place; articles that came through the API, and so are in no corpus, are taken along as far as they can be read.</summary>
    public async Task SetAsideAsync(string fault, CancellationToken cancellationToken)
    {
        await _opening.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // What is not committed to the damaged one is not taken along.
            _earlierLosses += (_inner?.Losses ?? 0) + 1;
            // Requests wait for the new one from here on.
            Summit damaged = Interlocked.Exchange(ref _inner, null)!;
            IReadOnlyList<Article> saved = ReadApiArticles(damaged);
            await damaged.DisposeAsync().ConfigureAwait(false);
            MoveAside(fault);
            Summit fresh = await Summit.OpenAsync(_options, cancellationToken).ConfigureAwait(false);
            foreach (Article article in saved)
                await fresh.IndexAsync(article, cancellationToken).ConfigureAwait(false);
            await fresh.CommitAsync(cancellationToken).ConfigureAwait(false);
            _inner = fresh;
        }
        finally
        {
            _opening.Release();
        }
    }

    private IReadOnlyList<Article> ReadApiArticles(Summit damaged)
    {
        try
        {
            return damaged.ReadApiArticles(unreadable => LogNotSaved(_log, unreadable));
        }
        catch (IOException)
        {
            LogNotSaved(_log, "all of them");
            return [];
        }
    }

    private void MoveAside(string fault)
    {
        string aside = $"{Path.TrimEndingDirectorySeparator(Path.GetFullPath(_options.IndexPath))}.damaged-{DateTime.UtcNow:yyyyMMddHHmmss}";
        Directory.Move(_options.IndexPath, aside);
        LogSetAside(_log, aside, fault);
        WasSetAside = true;
    }

    private void Note(Activity? activity, SearchRequest request, SearchResponse response, TimeSpan took)
    {
        _telemetry.Searches.Add(1);
        _telemetry.SearchDuration.Record(took.TotalSeconds);
        if (response.Partial)
            _telemetry.PartialSearches.Add(1);
        activity?.SetTag("summit.k", request.K).SetTag("summit.total", response.Total.Value).SetTag("summit.partial", response.Partial);
        if (took >= _options.SlowQuery)
            LogSlow(_log, took.TotalMilliseconds, request.Query.Length > 200 ? request.Query[..200] : request.Query, request.K, response.Total.Value);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The index is damaged. It was set aside as {Folder}; a new one is built from the corpus. {Fault}")]
    private static partial void LogSetAside(ILogger log, string folder, string fault);

    [LoggerMessage(Level = LogLevel.Error, Message = "An article that came through the API could not be read out of the damaged index: {ArticleId}")]
    private static partial void LogNotSaved(ILogger log, string articleId);

    [LoggerMessage(Level = LogLevel.Error, Message = "A change could not be written to the index, and all that was not committed is lost with it")]
    private static partial void LogLost(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Slow query: {Milliseconds:F0} ms for '{Query}', k {K}, {Total} passages")]
    private static partial void LogSlow(ILogger log, double milliseconds, string query, int k, long total);
}
