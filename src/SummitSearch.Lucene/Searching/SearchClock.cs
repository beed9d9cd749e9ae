using System.Diagnostics;

namespace SummitSearch.Lucene.Searching;

/// <summary>Tells a search when to give up: at its deadline or when it is cancelled.</summary>
/// <remarks>Thread-safe. Asked once a block of documents or some hundred terms, never once each.</remarks>
public sealed class SearchClock
{
    private readonly long _deadline;
    private readonly CancellationToken _cancellation;
    private readonly SearchClock? _outer;
    private volatile bool _expired;

    /// <summary>Starts the clock.</summary>
    /// <param name="timeout">Time from now, or null for no limit.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <param name="outer">The clock of what this is a part of; whichever ends first counts.</param>
    public SearchClock(TimeSpan? timeout, CancellationToken cancellation, SearchClock? outer = null)
    {
        _cancellation = cancellation;
        _outer = outer;
        _deadline = timeout is { } time ? Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency) : long.MaxValue;
    }

    /// <summary>The clock of whatever takes as long as it takes.</summary>
    public static SearchClock Never { get; } = new(null, CancellationToken.None);

    /// <summary>True once somebody was told to give up.</summary>
    public bool Expired => _expired;

    /// <summary>True when it is time to give up.</summary>
    public bool IsOver()
    {
        if (_expired)
            return true;
        if (!_cancellation.IsCancellationRequested && (_deadline == long.MaxValue || Stopwatch.GetTimestamp() < _deadline) && _outer?.IsOver() != true)
            return false;
        return _expired = true;
    }

    /// <summary>Leaves the search when it is time to give up.</summary>
    /// <exception cref="SearchAbandonedException">It is.</exception>
    public void ThrowIfOver()
    {
        if (IsOver())
            throw new SearchAbandonedException(_cancellation);
    }
}
