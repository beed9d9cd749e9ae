using SummitSearch.Hosting;
using SummitSearch.Indexing;
using SummitSearch.Server.Security;
using SummitSearch.Server.Telemetry;

namespace SummitSearch.Server.Endpoints;

/// <summary><c>/stats</c>, <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
internal static class StatusEndpoints
{
    private static readonly Health Ready = new("ready");

    /// <summary>Maps the figures, which need read access, and the health checks, which anybody may call.</summary>
    public static void MapStatus(this IEndpointRouteBuilder routes, Gatekeeper gate)
    {
        ISummit summit = routes.ServiceProvider.GetRequiredService<ISummit>();
        IndexerMonitor monitor = routes.ServiceProvider.GetRequiredService<IndexerMonitor>();
        PrometheusText metrics = routes.ServiceProvider.GetRequiredService<PrometheusText>();
        routes.MapGet("/stats", gate.Guard(AccessScope.Read, async context =>
        {
            RequestParameters.RefuseOthers(context.Request.Query);
            IndexStatistics figures = await summit.StatsAsync(context.RequestAborted);
            return Answer.Tagged(context, new Stats(figures, monitor.Status));
        })).WithName("stats").WithSummary("Figures of the index and state of the indexer.").Produces<Stats>();

        routes.MapGet("/metrics", gate.Guard(AccessScope.Read, async context =>
        {
            RequestParameters.RefuseOthers(context.Request.Query);
            IndexStatistics figures = await summit.StatsAsync(context.RequestAborted);
            return Results.Text(metrics.Write(figures), PrometheusText.MediaType);
        })).WithName("metrics").WithSummary("Metrics in Prometheus text format.").ExcludeFromDescription();

        routes.MapGet("/health/live", gate.Guard(AccessScope.None, static context =>
        {
            RequestParameters.RefuseOthers(context.Request.Query);
            return Answer.Json(new Health("live"));
        })).WithName("live").WithSummary("The process answers.").Produces<Health>();

        routes.MapGet("/health/ready", gate.Guard(AccessScope.None, async context =>
        {
            RequestParameters.RefuseOthers(context.Request.Query);
            Health health = await ReadinessAsync(monitor, summit, context.RequestAborted);
            return Results.Json(health, Querying.SummitJson.Options, statusCode: health == Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        })).WithName("ready").WithSummary("The index answers: it is open, is not being built anew, and holds something, or all that there is to hold.").Produces<Health>().Produces<Health>(503);
    }

    private static async Task<Health> ReadinessAsync(IndexerMonitor monitor, ISummit summit, CancellationToken cancellationToken)
    {
        if (!monitor.IndexIsOpen)
            return new Health("opening");
        if (monitor.Status.Rebuilding)
            return new Health("rebuilding", "The index was damaged and is being built anew from the corpus.");
        if (monitor.Status.State == IndexerState.Scanning && (await summit.StatsAsync(cancellationToken)).Generation == 0)
            return new Health("indexing", "The corpus is being read for the first time, and nothing of it can be found yet.");
        return Ready;
    }

    internal sealed record Health(string Status, string? Detail = null);

    internal sealed record Stats(IndexStatistics Index, IndexerStatus Indexer)
    {
        public long Articles => Index.Articles;

        public long Passages => Index.Passages;
    }
}
