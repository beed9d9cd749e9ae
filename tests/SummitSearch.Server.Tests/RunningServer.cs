using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;

namespace SummitSearch.Server.Tests;

/// <summary>A real server on a free loopback port, over a corpus and an index of its own that go with it.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder;
    private readonly WebApplication _app;

    private RunningServer(string folder, WebApplication app)
    {
        _folder = folder;
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>Sends requests to the server.</summary>
    public HttpClient Client { get; }

    /// <summary>Folder of the articles.</summary>
    public string Corpus => Path.Combine(_folder, "corpus");

    /// <summary>Folder of the index.</summary>
    public string Index => Path.Combine(_folder, "index");

    /// <summary>Port that it listens on.</summary>
    public int Port => Client.BaseAddress!.Port;

    /// <summary>Services of the application.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts a server over files given by name and content, and waits until they are searchable.</summary>
    public static async Task<RunningServer> StartAsync(IReadOnlyDictionary<string, string>? files = null, params string[] settings)
    {
        RunningServer server = await StartWithoutWaitingAsync(files, settings);
        await server.UntilAsync("/stats", static stats => stats.GetProperty("indexer").GetProperty("state").GetString() == "watching", allowErrors: true);
        return server;
    }

    /// <summary>Starts a server and leaves it to its first scan.</summary>
    public static async Task<RunningServer> StartWithoutWaitingAsync(IReadOnlyDictionary<string, string>? files, params string[] settings)
    {
        string folder = Directory.CreateTempSubdirectory("summit-server-").FullName;
        foreach ((string name, string content) in files ?? new Dictionary<string, string>())
        {
            string path = Path.Combine(folder, "corpus", name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, content);
        }
        Directory.CreateDirectory(Path.Combine(folder, "corpus"));
        WebApplication app = ServerProgram.Build(
            ["--urls", "http://127.0.0.1:0", "--corpus", Path.Combine(folder, "corpus"), "--index", Path.Combine(folder, "index"),
                "--SummitSearch:Indexer:SettleTime", "00:00:00.050", "--SummitSearch:Indexer:Debounce", "00:00:00.020", .. settings],
            static builder => builder.Logging.ClearProviders());
        await app.StartAsync();
        return new RunningServer(folder, app);
    }

    /// <summary>Stops as on Ctrl-C; the folders stay until disposal.</summary>
    public Task StopAsync() => _app.StopAsync();

    /// <summary>GET as JSON.</summary>
    public async Task<JsonElement> GetAsync(string path) => JsonDocument.Parse(await Client.GetStringAsync(path)).RootElement;

    /// <summary>Asks again and again until the answer is as wanted; fails after half a minute with the last answer.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> wanted, bool allowErrors = false)
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            HttpResponseMessage response = await Client.GetAsync(path);
            string text = await response.Content.ReadAsStringAsync();
            if (response.IsSuccessStatusCode && JsonDocument.Parse(text).RootElement is var answer && wanted(answer))
                return answer;
            Assert.True(allowErrors || response.IsSuccessStatusCode, $"{path}: {response.StatusCode} {text}");
            Assert.True(DateTime.UtcNow < deadline, $"{path} did not become as wanted; last answer: {text}");
            await Task.Yield();
        }
    }

    /// <summary>Asks for a metric until it is as wanted; returns it.</summary>
    public async Task<double> UntilMetricAsync(string name, Func<double, bool> wanted)
    {
        DateTime deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            string text = await Client.GetStringAsync("/metrics");
            string? line = text.Split('\n').FirstOrDefault(l => l.StartsWith(name + " ", StringComparison.Ordinal));
            if (line is not null && double.Parse(line.AsSpan(name.Length + 1), CultureInfo.InvariantCulture) is var value && wanted(value))
                return value;
            Assert.True(DateTime.UtcNow < deadline, $"{name} did not become as wanted: {line}");
            await Task.Yield();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
