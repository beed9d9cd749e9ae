using System.Diagnostics;
using SummitSearch.Indexing;
using SummitSearch.Server.Configuration;

namespace SummitSearch.Server.Endpoints;

/// <summary>Lets callers that arrive while a commit runs, or too soon after one, share the next, so that durability costs one sync for many.</summary>
/// <remarks>Thread-safe. A lone change is committed at once; only under a steady stream of them does each wait, at most <see cref="ServerLimits.CommitInterval"/>.</remarks>
internal sealed class CommitGroup(ISummit summit, ServerOptions options)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private PendingCommit? _next;
    private long _lastStart = long.MinValue;

    /// <summary>Ends when what the caller changed is durable and visible.</summary>
    /// <param name="losses">What <see cref="ISummit.Losses"/> was before the change.</param>
    /// <exception cref="UncommittedChangesLostException">It is lost, with a change of this or of another caller that failed.</exception>
    public async Task CommitAsync(long losses)
    {
        await Request().Done;
        ThrowIfLost(losses);
    }

    /// <summary>To be called once a commit is done: what somebody else's failure took with it was no part of it.</summary>
    /// <param name="losses">What <see cref="ISummit.Losses"/> was before the change.</param>
    /// <exception cref="UncommittedChangesLostException">The change may be lost.</exception>
    public void ThrowIfLost(long losses)
    {
        if (summit.Losses != losses)
            throw new UncommittedChangesLostException();
    }

    /// <summary>The next commit: whoever indexes something before it begins shares it.</summary>
    public PendingCommit Request()
    {
        lock (_gate)
        {
            if (_next is null)
            {
                TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _next = new PendingCommit(begun.Task, RunAfterAsync(_running, begun));
            }
            return _next;
        }
    }

    private async Task RunAfterAsync(Task previous, TaskCompletionSource begun)
    {
        // Leaves the lock before anything runs, and does not care how the commit before went: its own callers are told.
        await Task.Yield();
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        TimeSpan early = _lastStart == long.MinValue ? TimeSpan.Zero : options.Limits.CommitInterval - Stopwatch.GetElapsedTime(_lastStart);
        if (early > TimeSpan.Zero)
            await Task.Delay(early);
        lock (_gate)
        {
            _running = _next!.Done;
            _next = null;
        }
        _lastStart = Stopwatch.GetTimestamp();
        begun.SetResult();
        await summit.CommitAsync(CancellationToken.None);
    }
}
