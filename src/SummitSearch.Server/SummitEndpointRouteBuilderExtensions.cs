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
        ApiKeys keys = services.GetRequiredService<ApiKeys>();
        // Counting begins with the host, not with the first look at /metrics.
        services.GetRequiredService<PrometheusText>();
        RouteGroupBuilder all = routes.MapGroup("");
        all.AddEndpointFilter(new ProblemFilter(services.GetRequiredService<ExceptionToProblem>()));

        RouteGroupBuilder reading = all.MapGroup("");
        reading.AddEndpointFilter(new AccessFilter(keys, AccessScope.Read));
        if (services.GetService<DisconnectWatch>() is { } watch)
            reading.AddEndpointFilter(watch);
        reading.AddEndpointFilter(services.GetRequiredService<LimitFilter>());
        reading.MapGroup("").WithTags("Searching").MapSearch();
        reading.MapGroup("").WithTags("Articles").MapArticleReading();
        reading.MapGroup("").WithTags("Status").MapFigures();

        RouteGroupBuilder writing = all.MapGroup("");
        writing.AddEndpointFilter(new AccessFilter(keys, AccessScope.Write)).AddEndpointFilter(services.GetRequiredService<LimitFilter>());
        writing.MapGroup("").WithTags("Articles").MapArticleWriting();

        all.MapGroup("").WithTags("Status").MapHealth();
        if (page)
            all.MapPage();
        return all;
    }
}
