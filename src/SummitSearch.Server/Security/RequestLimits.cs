using System.Threading.RateLimiting;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Security;

/// <summary>Keeps the number of requests at once, and those of one client in a second, within the limits.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RequestLimits : IAsyncDisposable
{
    private const int QueuePerPlace = 4;
    private readonly SemaphoreSlim _places;
    private readonly int _mostWaiting;
    private readonly PartitionedRateLimiter<string>? _rate;
    private int _waiting;
    private int _atWork;

    /// <summary>Sets up the limiters.</summary>
    public RequestLimits(ServerOptions options)
    {
        ServerLimits limits = options.Limits;
        _places = new SemaphoreSlim(limits.MaxConcurrency);
        _mostWaiting = limits.MaxConcurrency * QueuePerPlace;
        if (limits.RequestsPerSecond > 0)
        {
            _rate = PartitionedRateLimiter.Create<string, string>(client => RateLimitPartition.GetTokenBucketLimiter(client, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = limits.RequestsPerSecond,
                TokensPerPeriod = limits.RequestsPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            }));
        }
    }

    /// <summary>Requests that have a place at this moment.</summary>
    public int AtWork => Volatile.Read(ref _atWork);

    /// <summary>Takes a place for a request, which <see cref="Leave"/> gives back; waits for one while others wait too.</summary>
    /// <exception cref="RequestProblemException">A limit is reached.</exception>
    public ValueTask EnterAsync(HttpContext context)
    {
        if (_rate is not null)
            ThrowIfTooMany(_rate, context);
        if (!_places.Wait(0, CancellationToken.None))
            return WaitAsync(context);
        Interlocked.Increment(ref _atWork);
        return ValueTask.CompletedTask;
    }

    /// <summary>Gives a place back.</summary>
    public void Leave()
    {
        Interlocked.Decrement(ref _atWork);
        _places.Release();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _places.Dispose();
        if (_rate is not null)
            await _rate.DisposeAsync();
    }

    private static void ThrowIfTooMany(PartitionedRateLimiter<string> rate, HttpContext context)
    {
        using RateLimitLease lease = rate.AttemptAcquire(context.Connection.RemoteIpAddress?.ToString() ?? "");
        if (lease.IsAcquired)
            return;
        context.Response.Headers.RetryAfter = "1";
        throw new RequestProblemException(StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, "Too many requests in a second. Try again in a moment.");
    }

    private async ValueTask WaitAsync(HttpContext context)
    {
        if (Interlocked.Increment(ref _waiting) > _mostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            context.Response.Headers.RetryAfter = "1";
            throw new RequestProblemException(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, "The server is at its limit of requests at once. Try again in a moment.");
        }
        try
        {
            await _places.WaitAsync(context.RequestAborted);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
        Interlocked.Increment(ref _atWork);
    }
}
