using System.Threading.RateLimiting;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Security;

/// <summary>Keeps the number of requests at once, and those of one client in a second, within the limits.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RequestLimits : IAsyncDisposable
{
    private const int QueuePerPlace = 4;
    private readonly ConcurrencyLimiter _concurrency;
    private readonly int _places;
    private readonly PartitionedRateLimiter<string>? _rate;

    /// <summary>Sets up the limiters.</summary>
    public RequestLimits(ServerOptions options)
    {
        ServerLimits limits = options.Limits;
        _places = limits.MaxConcurrency;
        _concurrency = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = _places, QueueLimit = _places * QueuePerPlace });
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
    public long AtWork => _places - _concurrency.GetStatistics()!.CurrentAvailablePermits;

    /// <summary>Takes a place for a request, until what is returned is disposed of; waits for one while others wait too.</summary>
    /// <exception cref="RequestProblemException">A limit is reached.</exception>
    public async ValueTask<IDisposable> EnterAsync(HttpContext context)
    {
        if (_rate is not null)
            ThrowIfTooMany(_rate, context);
        RateLimitLease place = await _concurrency.AcquireAsync(1, context.RequestAborted);
        if (place.IsAcquired)
            return place;
        place.Dispose();
        context.Response.Headers.RetryAfter = "1";
        throw new RequestProblemException(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, "The server is at its limit of requests at once. Try again in a moment.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _concurrency.DisposeAsync();
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
}
