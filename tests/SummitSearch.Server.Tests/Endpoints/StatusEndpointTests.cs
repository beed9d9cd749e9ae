using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace SummitSearch.Server.Tests.Endpoints;

public sealed class StatusEndpointTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_OfARunningServer_IsGood(string path, string status) =>
        Assert.Equal(status, (await shared.Server.GetAsync(path)).GetProperty("status").GetString());

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/stats")]
    public async Task UnknownParameter_IsRefusedByName(string path)
    {
        JsonElement problem = await ProblemAssert.IsAsync(await shared.Server.Client.GetAsync(path + "?bogus=1"), System.Net.HttpStatusCode.BadRequest, "unknown_parameter");
        Assert.Equal("bogus", problem.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Stats_CountArticlesAndPassages()
    {
        JsonElement stats = await shared.Server.GetAsync("/stats");
        Assert.Equal(3, stats.GetProperty("articles").GetInt32());
        Assert.True(stats.GetProperty("passages").GetInt32() >= 3);
        Assert.Equal("watching", stats.GetProperty("indexer").GetProperty("state").GetString());
    }

    [Fact]
    public async Task Metrics_CountSearches()
    {
        long before = await SearchesAsync();
        await shared.Server.GetAsync("/search?q=warships");
        Assert.True(await SearchesAsync() > before);
        string text = await shared.Server.Client.GetStringAsync("/metrics");
        Assert.Contains("summit_search_duration_seconds_bucket{le=\"+Inf\"}", text, StringComparison.Ordinal);
        Assert.Contains("summit_articles 3\n", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_gc_collections_total{generation=\"0\"} ", text, StringComparison.Ordinal);
        Assert.Contains("\nprocess_cpu_seconds_total ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_TellCommitsMergesAndWhatWaits()
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:CommitInterval", "00:00:00");
        ISummit summit = server.Services.GetRequiredService<ISummit>();
        await summit.IndexAsync(new Articles.Article { Id = "waits", Title = "Waits", Body = "For its commit." });
        await server.GetAsync("/search?q=waits");
        // What happened before anybody looked counts too.
        Assert.Equal(1, await MetricAsync(server, "summit_searches_total"));
        Assert.Equal(1, await MetricAsync(server, "summit_articles_indexed_total"));
        Assert.Equal(1, await MetricAsync(server, "summit_queue"));
        // A dozen segments of the same size are more than the merge policy leaves alone.
        for (int i = 0; i < 12; i++)
        {
            await summit.IndexAsync(new Articles.Article { Id = $"a{i}", Title = $"Article {i}", Body = $"Body {i}." });
            await summit.CommitAsync();
        }
        Assert.Equal(0, await MetricAsync(server, "summit_queue"));
        Assert.True(await MetricAsync(server, "summit_commits_total") >= 12);
        await server.UntilMetricAsync("summit_merges_total", static merges => merges > 0);
    }

    [Fact]
    public async Task OpenApi_NamesEveryAddress_WithParametersAndExamples()
    {
        JsonElement document = await shared.Server.GetAsync("/openapi/v1.json");
        JsonElement paths = document.GetProperty("paths");
        Assert.Equal("SummitSearch", document.GetProperty("info").GetProperty("title").GetString());
        Assert.Equal(["/articles", "/articles/{id}", "/health/live", "/health/ready", "/search", "/stats", "/suggest"], paths.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
        JsonElement search = paths.GetProperty("/search");
        Assert.Contains(search.GetProperty("get").GetProperty("parameters").EnumerateArray(), static p => p.GetProperty("name").GetString() == "perArticle");
        Assert.True(search.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _));
    }

    private static Task<double> MetricAsync(RunningServer server, string name) => server.UntilMetricAsync(name, static _ => true);

    private async Task<long> SearchesAsync()
    {
        string text = await shared.Server.Client.GetStringAsync("/metrics");
        string? line = text.Split('\n').FirstOrDefault(static l => l.StartsWith("summit_searches_total ", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
