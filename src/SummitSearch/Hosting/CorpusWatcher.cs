using System.Threading.Channels;

namespace SummitSearch.Hosting;

/// <summary>Tells when something in a folder changed. Events are hints only: what changed is found by comparing, and a rescan makes up for lost ones.</summary>
internal sealed class CorpusWatcher : IDisposable
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly FileSystemWatcher? _watcher;

    /// <summary>Begins to watch. A folder that cannot be watched is left to the rescans.</summary>
    public CorpusWatcher(string folder)
    {
        try
        {
            _watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 << 10,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            _watcher.Created += (_, _) => Signal();
            _watcher.Changed += (_, _) => Signal();
            _watcher.Deleted += (_, _) => Signal();
            _watcher.Renamed += (_, _) => Signal();
            _watcher.Error += (_, _) => Signal();
            _watcher.EnableRaisingEvents = true;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // No more watches to be had from the system, or a file instead of a folder.
            _watcher?.Dispose();
            _watcher = null;
        }
    }

    /// <summary>Waits for a change, at most <paramref name="longest"/>; then until nothing changed for <paramref name="quiet"/>, at most five times that.</summary>
    public async Task WaitAsync(TimeSpan longest, TimeSpan quiet, CancellationToken cancellationToken)
    {
        if (!await ChangedWithinAsync(longest, cancellationToken).ConfigureAwait(false))
            return;
        for (int round = 0; round < 5; round++)
        {
            if (!await ChangedWithinAsync(quiet, cancellationToken).ConfigureAwait(false))
                return;
        }
    }

    private async Task<bool> ChangedWithinAsync(TimeSpan span, CancellationToken cancellationToken)
    {
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timer.CancelAfter(span);
        try
        {
            return await _signal.Reader.ReadAsync(timer.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private void Signal() => _signal.Writer.TryWrite(true);

    /// <inheritdoc/>
    public void Dispose() => _watcher?.Dispose();
}
