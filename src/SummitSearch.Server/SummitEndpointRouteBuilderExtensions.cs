using SummitSearch.Server.Endpoints;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;
using SummitSearch.Server.Telemetry;

namespace SummitSearch.Server;

/// <summary>Brings the HTTP API and the page into any ASP.NET Core application.</summary>
public static class SummitEndpointRouteBuilderExtensions
{
    /// <summary>Maps the API and the page below a route group; the services come from <see cref="SummitServerServiceCollectionExtensions.AddSummitServer"/>.</summary>
    /// <param name="routes">The application, or a group of it such as <c>app.MapGroup("/archive")</c>.</param>
    /// <param name="page">Whether to serve the web page, which expects to stand at the root of the site.</param>
    /// <returns>The group, for further conventions.</returns>
    public static RouteGroupBuilder MapSummitSearch(this IEndpointRouteBuilder routes, bool page = true)
    {
        ArgumentNullException.ThrowIfNull(routes);
        IServiceProvider services = routes.ServiceProvider;
        // Counting begins with the host, not with the first look at /metrics.
        services.GetRequiredService<PrometheusText>();
        Gatekeeper gate = new(services.GetRequiredService<AccessCheck>(), services.GetRequiredService<RequestLimits>(), services.GetRequiredService<ProcessorTurns>(), services.GetRequiredService<ExceptionToProblem>(), services.GetService<DisconnectWatch>());
        RouteGroupBuilder all = routes.MapGroup("");
        all.MapGroup("").WithTags("Searching").MapSearch(gate);
        all.MapGroup("").WithTags("Articles").MapArticles(gate);
        all.MapGroup("").WithTags("Status").MapStatus(gate);
        if (page)
            all.MapPage();
        return all;
    }
}
