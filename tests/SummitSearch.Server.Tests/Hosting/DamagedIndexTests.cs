using System.Net.Http.Json;
using System.Text.Json;

namespace SummitSearch.Server.Tests.Hosting;

/// <summary>An index that was damaged while the server was away.</summary>
public sealed class DamagedIndexTests
{
    [Theory]
    [InlineData("segments_*", "cannot be opened")]
    [InlineData("_*.cfs", "opens, and fails the check of its checksums")]
    public async Task DamagedIndex_IsSetAsideAndBuiltAnew_WhileReadySaysSo(string pattern, string how)
    {
        string folder = Directory.CreateTempSubdirectory("summit-damaged-").FullName;
        string[] settings = ["--corpus", Path.Combine(folder, "corpus"), "--index", Path.Combine(folder, "index")];
        Directory.CreateDirectory(Path.Combine(folder, "corpus"));
        foreach ((string name, string content) in SampleArticles.Files)
            await File.WriteAllTextAsync(Path.Combine(folder, "corpus", name), content);
        await using (RunningServer before = await RunningServer.StartAsync(null, settings))
            await before.Client.PutAsJsonAsync("/articles/api", new { title = "Zeppelin over the bay", body = "A zeppelin crossed the bay." });
        Damage(Path.Combine(folder, "index"), pattern);

        // A file that still changes holds the rebuilding open until it was seen, however slow the start.
        string changing = Path.Combine(folder, "corpus", "moon.md");
        await using Timer writer = new(_ => File.SetLastWriteTimeUtc(changing, DateTime.UtcNow), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(null, [.. settings, "--SummitSearch:Indexer:SettleTime", "00:00:03"]);
        await server.UntilAsync("/health/live", static _ => true);
        Assert.True(await WasRebuildingAsync(server), how);
        await writer.DisposeAsync();
        await server.UntilAsync("/health/ready", static ready => ready.GetProperty("status").GetString() == "ready", allowErrors: true);
        Assert.Equal("repairs#0", (await server.GetAsync("/search?q=warships")).GetProperty("passages")[0].GetProperty("id").GetString());
        Assert.Single(Directory.GetDirectories(folder, "index.damaged-*"));
        if (pattern.EndsWith("cfs", StringComparison.Ordinal))
            Assert.Equal("Zeppelin over the bay", (await server.GetAsync("/articles/api")).GetProperty("title").GetString());
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<bool> WasRebuildingAsync(RunningServer server)
    {
        DateTime deadline = DateTime.UtcNow + TimeSpan.FromSeconds(30);
        while (DateTime.UtcNow < deadline)
        {
            HttpResponseMessage ready = await server.Client.GetAsync("/health/ready");
            JsonElement health = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement;
            if (health.GetProperty("status").GetString() == "rebuilding")
                return (int)ready.StatusCode == 503;
        }
        return false;
    }

    /// <summary>One wrong byte in the first file of a kind; in a compound file, in its last checksum, where no opening looks.</summary>
    private static void Damage(string index, string pattern)
    {
        string file = Directory.GetFiles(index, pattern).Order(StringComparer.Ordinal).First();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[^1] ^= 0x55;
        File.WriteAllBytes(file, bytes);
    }
}
