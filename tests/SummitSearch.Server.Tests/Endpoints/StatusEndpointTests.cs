using System.Text.Json;

namespace SummitSearch.Server.Tests.Endpoints;

public sealed class StatusEndpointTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Theory]
    [InlineData("/health/live", "live")]
    [InlineData("/health/ready", "ready")]
    public async Task Health_OfARunningServer_IsGood(string path, string status) =>
        Assert.Equal(status, (await shared.Server.GetAsync(path)).GetProperty("status").GetString());

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
    }

    [Fact]
    public async Task OpenApi_NamesEveryAddress_WithParametersAndExamples()
    {
        JsonElement document = await shared.Server.GetAsync("/openapi/v1.json");
        JsonElement paths = document.GetProperty("paths");
        Assert.Equal(["/articles", "/articles/{id}", "/health/live", "/health/ready", "/search", "/stats", "/suggest"], paths.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal));
        JsonElement search = paths.GetProperty("/search");
        Assert.Contains(search.GetProperty("get").GetProperty("parameters").EnumerateArray(), static p => p.GetProperty("name").GetString() == "perArticle");
        Assert.True(search.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").TryGetProperty("example", out _));
    }

    private async Task<long> SearchesAsync()
    {
        string text = await shared.Server.Client.GetStringAsync("/metrics");
        string? line = text.Split('\n').FirstOrDefault(static l => l.StartsWith("summit_searches_total ", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
