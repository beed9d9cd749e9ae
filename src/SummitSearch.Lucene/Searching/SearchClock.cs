using System.Diagnostics;

namespace SummitSearch.Lucene.Searching;

/// <summary>Tells a search when to give up: at its deadline or when it is cancelled.</summary>
/// <remarks>Thread-safe. Asked once a block of documents, never once a document.</remarks>
internal sealed class SearchClock
{
    private readonly long _deadline;
    private readonly CancellationToken _cancellation;
    private volatile bool _expired;

    /// <summary>Starts the clock.</summary>
    public SearchClock(TimeSpan? timeout, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _deadline = timeout is { } time ? Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    /// <summary>True once somebody was told to give up.</summary>
    public bool Expired => _expired;

    /// <summary>True when it is time to give up.</summary>
    public bool IsOver()
    {
        if (_expired)
            return true;
        if (!_cancellation.IsCancellationRequested && (_deadline == long.MaxValue || Stopwatch.GetTimestamp() < _deadline))
            return false;
        return _expired = true;
    }
}
