using SummitSearch.Server.Endpoints;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;

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
        RouteGroupBuilder all = routes.MapGroup("");
        all.AddEndpointFilter(new ProblemFilter(services.GetRequiredService<ExceptionToProblem>()));

        RouteGroupBuilder reading = all.MapGroup("");
        reading.AddEndpointFilter(new AccessFilter(keys, AccessScope.Read)).AddEndpointFilter(services.GetRequiredService<LimitFilter>());
        reading.MapSearch();
        reading.MapArticleReading();
        reading.MapFigures();

        RouteGroupBuilder writing = all.MapGroup("");
        writing.AddEndpointFilter(new AccessFilter(keys, AccessScope.Write)).AddEndpointFilter(services.GetRequiredService<LimitFilter>());
        writing.MapArticleWriting();

        all.MapHealth();
        if (page)
            all.MapPage();
        return all;
    }
}
