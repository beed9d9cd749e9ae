namespace SummitSearch.Hosting;

/// <summary>Where the hosted indexer says how it stands, for health checks, metrics and the page.</summary>
/// <remarks>Thread-safe.</remarks>
public sealed class IndexerMonitor
{
    private IndexerStatus _status = new();

    /// <summary>The latest status.</summary>
    public IndexerStatus Status => Volatile.Read(ref _status);

    /// <summary>True once the index is open, so that searches are answered.</summary>
    public bool IndexIsOpen { get; internal set; }

    /// <summary>Replaces the status by what <paramref name="change"/> makes of it. The indexer alone writes.</summary>
    internal void Update(Func<IndexerStatus, IndexerStatus> change) => Volatile.Write(ref _status, change(_status));
}
