namespace SummitSearch.Server.Endpoints;

/// <summary>Lets callers that arrive while a commit runs share the next one, so that durability costs one sync for many.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class CommitGroup(ISummit summit)
{
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Ends when everything indexed before the call is durable and visible.</summary>
    public Task CommitAsync()
    {
        lock (_gate)
            return _next ??= RunAfterAsync(_running);
    }

    private async Task RunAfterAsync(Task previous)
    {
        // Leaves the lock before anything runs, and does not care how the commit before went: its own callers are told.
        await Task.Yield();
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_gate)
        {
            _running = _next!;
            _next = null;
        }
        await summit.CommitAsync(CancellationToken.None);
    }
}
