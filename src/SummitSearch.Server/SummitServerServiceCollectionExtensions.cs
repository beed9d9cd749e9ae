using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using SummitSearch.Articles;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Endpoints;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;
using SummitSearch.Server.Telemetry;

namespace SummitSearch.Server;

/// <summary>Registers what the HTTP endpoints need beside <see cref="Hosting.SummitServiceCollectionExtensions.AddSummitSearch"/>.</summary>
public static class SummitServerServiceCollectionExtensions
{
    /// <summary>Registers the services of the endpoints.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets limits and API keys.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public static IServiceCollection AddSummitServer(this IServiceCollection services, Action<ServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ServerOptions options = new();
        configure?.Invoke(options);
        options.Validate();
        services.AddSingleton(options);
        services.AddSingleton(new ApiKeys(options.ApiKeys));
        services.TryAddSingleton<AccessCheck>();
        services.TryAddSingleton<RequestLimits>();
        services.TryAddSingleton(static _ => new ProcessorTurns());
        services.TryAddSingleton<ExceptionToProblem>();
        services.TryAddSingleton<CommitGroup>();
        services.TryAddSingleton<PrometheusText>();
        services.TryAddSingleton(static provider => new ArticleReader(provider.GetRequiredService<IOptions<SummitOptions>>().Value.Reader));
        return services;
    }
}
