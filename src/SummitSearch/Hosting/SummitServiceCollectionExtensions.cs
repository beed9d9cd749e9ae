using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace SummitSearch.Hosting;

/// <summary>Brings SummitSearch into a host.</summary>
public static class SummitServiceCollectionExtensions
{
    /// <summary>Registers <see cref="ISummit"/>: one index, opened when the host starts and closed when it stops.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options; checked at start, with messages that name the option.</param>
    public static IServiceCollection AddSummitSearch(this IServiceCollection services, Action<SummitOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<SummitOptions> options = services.AddOptions<SummitOptions>();
        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SummitOptions>>(new ValidateBy<SummitOptions>(static o => o.Validate())));
        services.AddOptions<IndexerOptions>();
        services.TryAddSingleton<IndexerMonitor>();
        services.TryAddSingleton<SummitTelemetry>();
        services.TryAddSingleton<HostedSummit>();
        services.TryAddSingleton<ISummit>(static provider => provider.GetRequiredService<HostedSummit>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, HostedSummit>(static provider => provider.GetRequiredService<HostedSummit>()));
        return services;
    }

    /// <summary>Adds the hosted indexer, which keeps the index in step with <see cref="SummitOptions.CorpusPath"/>.</summary>
    /// <param name="services">The host's services, with <see cref="AddSummitSearch"/>.</param>
    /// <param name="configure">Sets the options; checked at start.</param>
    public static IServiceCollection AddSummitIndexer(this IServiceCollection services, Action<IndexerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<IndexerOptions> options = services.AddOptions<IndexerOptions>();
        if (configure is not null)
            options.Configure(configure);
        options.ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IndexerOptions>>(new ValidateBy<IndexerOptions>(static o => o.Validate())));
        services.AddHostedService<CorpusIndexer>();
        return services;
    }

    private sealed class ValidateBy<T>(Action<T> validate) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            try
            {
                validate(options);
                return ValidateOptionsResult.Success;
            }
            catch (ArgumentException fault)
            {
                return ValidateOptionsResult.Fail(fault.Message);
            }
        }
    }
}
