using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SummitSearch.Indexing;

namespace SummitSearch.Hosting;

/// <summary>Keeps the index in step with the corpus for as long as the host runs: a first scan, then whatever changes.</summary>
/// <remarks>Searches go on meanwhile on the last commit. A stop in the middle loses nothing: the next start goes on from the last commit.</remarks>
internal sealed partial class CorpusIndexer : BackgroundService
{
    private static readonly TimeSpan LongestBackOff = TimeSpan.FromMinutes(1);
    private readonly HostedSummit _summit;
    private readonly SummitOptions _options;
    private readonly IndexerOptions _indexing;
    private readonly IndexerMonitor _monitor;
    private readonly ILogger<CorpusIndexer> _log;
    private int _failures;

    public CorpusIndexer(HostedSummit summit, IOptions<SummitOptions> options, IOptions<IndexerOptions> indexing, IndexerMonitor monitor, ILogger<CorpusIndexer> log)
    {
        _summit = summit;
        _options = options.Value;
        _indexing = indexing.Value;
        _monitor = monitor;
        _log = log;
    }

    private bool HasCorpus => _options.CorpusPath is not null && _indexing.Enabled;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Before the first request: nobody should take an index for ready that is empty only because nothing was read yet.
        if (HasCorpus && (await _summit.StatsAsync(cancellationToken).ConfigureAwait(false)).Generation == 0)
            _monitor.Update(static s => s with { State = IndexerState.Scanning });
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first scan.
        await Task.Yield();
        try
        {
            if (!HasCorpus)
            {
                await FollowAsync(stoppingToken).ConfigureAwait(false);
                return;
            }
            await SetAsideIfDamagedAsync(stoppingToken).ConfigureAwait(false);
            _monitor.Update(s => s with { State = IndexerState.Scanning, Rebuilding = _summit.WasSetAside });
            using CorpusWatcher watcher = new(_options.CorpusPath!);
            while (!stoppingToken.IsCancellationRequested)
            {
                TimeSpan pause = await RoundAsync(stoppingToken).ConfigureAwait(false);
                watcher.EnsureWatching();
                await watcher.WaitAsync(pause, _indexing.Debounce, stoppingToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            LogStopped(_log);
        }
    }

    /// <summary>Without a corpus of its own the host shows what other processes commit to the index.</summary>
    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(_indexing.RescanInterval, cancellationToken).ConfigureAwait(false);
            try
            {
                await _summit.RefreshAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (IOException fault)
            {
                LogNotFollowed(_log, fault);
            }
        }
    }

    /// <summary>Damage that does not show when the index is opened is found by reading all of it.</summary>
    private async Task SetAsideIfDamagedAsync(CancellationToken cancellationToken)
    {
        IndexStatistics figures = await _summit.StatsAsync(cancellationToken).ConfigureAwait(false);
        if (!_indexing.VerifyAtStart || figures.Generation == 0)
            return;
        CheckReport report = await _summit.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (!report.IsSound)
            await _summit.SetAsideAsync(report.Faults[0], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>One round; returns how long to wait for events before the next.</summary>
    private async Task<TimeSpan> RoundAsync(CancellationToken cancellationToken)
    {
        try
        {
            SyncRequest request = new() { Rebuild = _summit.NeedsRebuild, SettleTime = _indexing.SettleTime };
            SyncReport report = await _summit.SyncAsync(request, new Reporter(_monitor, _log), cancellationToken).ConfigureAwait(false);
            _failures = 0;
            _summit.WarmUp();
            // Files that are still being written keep the first scan open: it is over when all are in.
            bool whole = report.Unsettled == 0;
            _monitor.Update(s => s with
            {
                State = whole || s.State != IndexerState.Scanning ? IndexerState.Watching : IndexerState.Scanning,
                Progress = 1,
                Refused = report.Refused,
                Rebuilding = s.Rebuilding && !whole,
                Error = null,
                InStepAt = whole ? DateTimeOffset.UtcNow : s.InStepAt,
            });
            if (report.HasChanges)
                LogInStep(_log, report.Added, report.Updated, report.Removed, report.Refused, report.Passages, report.Took.TotalSeconds);
            return report.Unsettled > 0 ? _indexing.SettleTime : _indexing.RescanInterval;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            _failures++;
            TimeSpan pause = TimeSpan.FromSeconds(Math.Min(LongestBackOff.TotalSeconds, Math.Pow(2, _failures - 1)));
            _monitor.Update(s => s with { State = IndexerState.Failed, Error = fault.Message });
            LogFailed(_log, fault, pause.TotalSeconds);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(false);
            return TimeSpan.Zero;
        }
    }

    private sealed class Reporter(IndexerMonitor monitor, ILogger log) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value)
        {
            double share = value.BytesTotal > 0 ? Math.Min(1, (double)value.BytesDone / value.BytesTotal) : 0;
            monitor.Update(s => s with { Articles = value.Articles, Progress = share, Refused = value.Refusal is null ? s.Refused : s.Refused + 1 });
            if (value.Refusal is { } refusal)
                LogRefused(log, refusal.File, refusal.Line ?? 1, refusal.Reason);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "In step with the corpus: {Added} added, {Updated} updated, {Removed} removed, {Refused} refused, {Passages} passages in {Seconds:F1} s")]
    private static partial void LogInStep(ILogger log, long added, long updated, long removed, long refused, long passages, double seconds);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Article refused: {File}, line {Line}: {Reason}")]
    private static partial void LogRefused(ILogger log, string file, long line, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The index could not be brought in step with the corpus; next try in {Seconds} s")]
    private static partial void LogFailed(ILogger log, Exception fault, double seconds);

    [LoggerMessage(Level = LogLevel.Error, Message = "The newest commit of the index cannot be opened; searches go on with the one before")]
    private static partial void LogNotFollowed(ILogger log, Exception fault);

    [LoggerMessage(Level = LogLevel.Information, Message = "The indexer has stopped")]
    private static partial void LogStopped(ILogger log);
}
