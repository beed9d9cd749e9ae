using System.Threading.RateLimiting;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Problems;

namespace SummitSearch.Server.Security;

/// <summary>Keeps the number of requests at once, and those of one client in a second, within the limits.</summary>
internal sealed class LimitFilter : IEndpointFilter, IAsyncDisposable
{
    private const int QueuePerPlace = 4;
    private readonly ConcurrencyLimiter _concurrency;
    private readonly PartitionedRateLimiter<string>? _rate;

    /// <summary>Sets up the limiters.</summary>
    public LimitFilter(ServerOptions options)
    {
        ServerLimits limits = options.Limits;
        _concurrency = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = limits.MaxConcurrency, QueueLimit = limits.MaxConcurrency * QueuePerPlace });
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

    /// <inheritdoc/>
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        HttpContext http = context.HttpContext;
        using RateLimitLease? rate = _rate?.AttemptAcquire(http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (rate is { IsAcquired: false })
        {
            http.Response.Headers.RetryAfter = "1";
            throw new RequestProblemException(StatusCodes.Status429TooManyRequests, ProblemCode.RateLimited, "Too many requests in a second. Try again in a moment.");
        }
        using RateLimitLease place = await _concurrency.AcquireAsync(1, http.RequestAborted);
        if (!place.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "1";
            throw new RequestProblemException(StatusCodes.Status503ServiceUnavailable, ProblemCode.Unavailable, "The server is at its limit of requests at once. Try again in a moment.");
        }
        return await next(context);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _concurrency.DisposeAsync();
        if (_rate is not null)
            await _rate.DisposeAsync();
    }
}
