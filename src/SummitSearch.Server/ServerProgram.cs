using System.Globalization;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Options;
using SummitSearch.Hosting;
using SummitSearch.Indexing;
using SummitSearch.Server.Configuration;
using SummitSearch.Server.Endpoints;
using SummitSearch.Server.Problems;
using SummitSearch.Server.Security;

namespace SummitSearch.Server;

/// <summary>The server as a program: configuration, services, pipeline.</summary>
public static class ServerProgram
{
    private const string DefaultUrl = "http://localhost:5080";
    // A few long searches must not keep others waiting until the pool grows, by one or two threads a second. More threads than that only wake, and spin, for nothing.
    private const int MinThreads = 8;
    private const int ReceivingThreads = 64;
    private const int WrongUsage = 2;
    private const int CouldNotRun = 3;

    // Several lines for each request would cost more than the search, and a start that fails is told in one sentence; settings of the same names bring the logs back.
    private static readonly KeyValuePair<string, string?>[] QuietLogs =
    [
        new("Logging:LogLevel:Microsoft.AspNetCore", nameof(LogLevel.Warning)),
        // As long as it may log anything, it names each request by an activity for it, even where nobody listens to activities.
        new("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics", nameof(LogLevel.None)),
        new("Logging:LogLevel:Microsoft.Extensions.Hosting.Internal.Host", nameof(LogLevel.Critical)),
    ];

    private static readonly Dictionary<string, string> Switches = new(StringComparer.Ordinal)
    {
        ["--index"] = $"{ServerOptions.Section}:{nameof(SummitOptions.IndexPath)}",
        ["--corpus"] = $"{ServerOptions.Section}:{nameof(SummitOptions.CorpusPath)}",
        ["--urls"] = "Urls",
    };

    /// <summary>Runs until stopped.</summary>
    /// <param name="args"><c>--urls</c>, <c>--index</c>, <c>--corpus</c>, any setting as <c>--SummitSearch:Name value</c>, or <c>--new-api-key</c> alone.</param>
    /// <returns>Exit code: 0 stopped, 2 wrong settings, 3 could not run.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        if (args is ["--new-api-key"])
        {
            string key = ApiKeys.NewKey();
            Console.WriteLine($"key:  {key}\nhash: {ApiKeys.HashOf(key)}\nGive the key to its user; put the hash into SummitSearch:ApiKeys:0:Hash, with Name and Scope (read or write).");
            return 0;
        }
        ReceiveInline();
        ThreadPool.SetMinThreads(Math.Max(MinThreads, Environment.ProcessorCount), MinThreads);
        try
        {
            await using WebApplication app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception fault) when (fault is OptionsValidationException or ArgumentException or FormatException or InvalidOperationException { InnerException: FormatException })
        {
            await Console.Error.WriteLineAsync($"summit serve: {fault.Message}");
            return WrongUsage;
        }
        catch (IOException fault) when (fault.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"summit serve: {fault.Message.TrimEnd('.')}. Stop the server that listens there, or choose another address with --urls.");
            return CouldNotRun;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or IndexInUseException)
        {
            await Console.Error.WriteLineAsync($"summit serve: {fault.Message}");
            return CouldNotRun;
        }
    }

    /// <summary>Has the threads that wait for the network begin with a request themselves: waking another one takes about as long as all the rest of what a request costs beside its search.</summary>
    /// <remarks>The runtime reads it at the first use of a socket. There are more such threads than processors because one that searches keeps its other connections waiting;
    /// see <see cref="Gatekeeper"/> for what it hands on. Whoever set the variables otherwise is obeyed.</remarks>
    private static void ReceiveInline()
    {
        const string Inline = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS", Threads = "DOTNET_SYSTEM_NET_SOCKETS_THREAD_COUNT";
        if (Environment.GetEnvironmentVariable(Inline) is not null || Environment.GetEnvironmentVariable(Threads) is not null)
            return;
        Environment.SetEnvironmentVariable(Inline, "1");
        Environment.SetEnvironmentVariable(Threads, ReceivingThreads.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Builds the application without starting it.</summary>
    internal static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder();
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = QuietLogs });
        builder.Configuration.AddCommandLine(args, Switches);
        configure?.Invoke(builder);
        ServerOptions options = Bind(builder);
        AddServices(builder, options);
        WebApplication app = builder.Build();
        UsePipeline(app);
        return app;
    }

    private static ServerOptions Bind(WebApplicationBuilder builder)
    {
        IConfigurationSection section = builder.Configuration.GetSection(ServerOptions.Section);
        SettingNames.RefuseOthers(section, typeof(SummitOptions), typeof(ServerOptions));
        ServerOptions options = section.Get<ServerOptions>() ?? new ServerOptions();
        options.Validate();
        string[] urls = [.. (builder.Configuration["Urls"] ?? DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        builder.WebHost.UseUrls(urls);
        string[] listening = [.. urls, .. builder.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(static e => e["Url"]).OfType<string>()];
        if (options.ApiKeys.Count == 0 && Loopback.Exposed(listening) is [var exposed, ..])
            throw new ArgumentException($"{exposed} can be reached from other machines, and no API key is set. Listen on localhost, or set SummitSearch:ApiKeys (make one with --new-api-key).");
        return options;
    }

    private static void AddServices(WebApplicationBuilder builder, ServerOptions options)
    {
        IServiceCollection services = builder.Services;
        services.AddSummitSearch(o =>
        {
            o.CorpusPath = "corpus";
            builder.Configuration.GetSection(ServerOptions.Section).Bind(o);
        });
        services.AddSummitIndexer(o => builder.Configuration.GetSection($"{ServerOptions.Section}:{nameof(ServerOptions.Indexer)}").Bind(o));
        services.AddSummitServer(o => (o.Limits, o.ApiKeys, o.Indexer) = (options.Limits, options.ApiKeys, options.Indexer));
        services.AddExceptionHandler<ExceptionToProblem>();
        services.AddProblemDetails();
        services.AddResponseCompression(static o => o.EnableForHttps = true);
        services.AddOpenApi("v1", static o => o.AddDocumentTransformer(ApiExamples.Introduce).AddOperationTransformer(ApiExamples.Transform));
        // A request is worked on by the thread that received it, and answered from there: handing it on twice costs as much as a short search. A search holds its thread
        // either way; all the longer work (commits, the corpus) is done elsewhere.
        builder.WebHost.UseSockets(static o =>
        {
            o.UnsafePreferInlineScheduling = true;
            // A buffer for each idle connection spares each request one more call of the system.
            o.WaitForDataBeforeAllocatingBuffer = false;
        });
        services.AddSingleton<DisconnectWatch>();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = options.Limits.MaxBodyBytes;
        });
    }

    private static void UsePipeline(WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler();
        app.UseStatusCodePages(static context =>
        {
            int status = context.HttpContext.Response.StatusCode;
            return Problem.WriteAsync(context.HttpContext, Problem.Create(status, Problem.CodeOf(status), Problem.DetailOf(status)));
        });
        app.UseResponseCompression();
        app.MapOpenApi();
        app.MapSummitSearch();
    }
}
