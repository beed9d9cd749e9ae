using SummitSearch.Hosting;
using SummitSearch.Indexing;
using SummitSearch.Server.Security;
using SummitSearch.Server.Telemetry;

namespace SummitSearch.Server.Endpoints;

/// <summary><c>/stats</c>, <c>/health/live</c>, <c>/health/ready</c> and <c>/metrics</c>.</summary>
internal static class StatusEndpoints
{
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

        routes.MapGet("/health/ready", gate.Guard(AccessScope.None, context =>
        {
            RequestParameters.RefuseOthers(context.Request.Query);
            bool ready = monitor.IndexIsOpen && !monitor.Status.Rebuilding;
            Health health = new(ready ? "ready" : monitor.IndexIsOpen ? "rebuilding" : "opening", monitor.Status.Rebuilding ? "The index was damaged and is being built anew from the corpus." : null);
            return Results.Json(health, Querying.SummitJson.Options, statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        })).WithName("ready").WithSummary("The index answers.").Produces<Health>().Produces<Health>(503);
    }

    internal sealed record Health(string Status, string? Detail = null);

    internal sealed record Stats(IndexStatistics Index, IndexerStatus Indexer)
    {
        public long Articles => Index.Articles;

        public long Passages => Index.Passages;
    }
}
