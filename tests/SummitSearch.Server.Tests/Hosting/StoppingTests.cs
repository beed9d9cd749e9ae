using System.Text.Json;

namespace SummitSearch.Server.Tests.Hosting;

public sealed class StoppingTests
{
    [Fact]
    public async Task StopDuringAnUpload_EndsItWithAReason_AndKeepsWhatWasAcknowledged()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using BulkSender sender = await BulkSender.StartAsync(server.Port);
        for (int i = 0; i < 30; i++)
            await sender.SendAsync(new { id = $"row-{i}", title = $"Row {i}", body = $"Body of row {i}." });
        await server.UntilAsync("/stats", static s => s.GetProperty("articles").GetInt32() > 0);
        // The upload never ends by itself: only the server can end it, and does so long before its host would, after half a minute.
        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(20));
        IReadOnlyList<JsonElement> results = await sender.DrainAsync();
        Assert.Contains("stopping", results[^1].GetProperty("error").GetString(), StringComparison.Ordinal);
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = server.Index });
        foreach (JsonElement row in results.SkipLast(1))
            Assert.NotNull(await summit.GetArticleAsync(row.GetProperty("id").GetString()!));
        Assert.True(results.Count > 1);
    }
}
