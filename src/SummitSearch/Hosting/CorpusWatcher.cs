using System.Threading.Channels;

namespace SummitSearch.Hosting;

/// <summary>Tells when something in a folder changed. Events are hints only: what changed is found by comparing, and a rescan makes up for lost ones.</summary>
internal sealed class CorpusWatcher : IDisposable
{
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly string _folder;
    private FileSystemWatcher? _watcher;
    private bool _lost = true;

    /// <summary>Begins to watch.</summary>
    public CorpusWatcher(string folder)
    {
        _folder = folder;
        EnsureWatching();
    }

    /// <summary>Begins to watch again if the watch was lost, or the folder was not there. A folder that cannot be watched is left to the rescans.</summary>
    public void EnsureWatching()
    {
        if (!_lost && Directory.Exists(_folder))
            return;
        _watcher?.Dispose();
        _watcher = TryWatch();
        _lost = _watcher is null;
    }

    private FileSystemWatcher? TryWatch()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(_folder)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 << 10,
                NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size,
            };
            watcher.Created += (_, _) => Signal();
            watcher.Changed += (_, _) => Signal();
            watcher.Deleted += (_, _) => Signal();
            watcher.Renamed += (_, _) => Signal();
            watcher.Error += (_, _) =>
            {
                _lost = true;
                Signal();
            };
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception fault) when (fault is IOException or ArgumentException or PlatformNotSupportedException)
        {
            // No more watches to be had from the system, or a file instead of a folder.
            watcher?.Dispose();
            return null;
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
