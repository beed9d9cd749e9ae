using System.Globalization;
using System.Net;
using System.Text.Json;
using SummitSearch.Conformance.Oracle;
using SummitSearch.Indexing;
using Xunit.Abstractions;

namespace SummitSearch.Server.Tests.Hosting;

/// <summary>The real server, killed with SIGKILL in the middle of bulk uploads: what it had acknowledged is there, and the index is clean.</summary>
/// <remarks><c>SUMMIT_SERVER_KILLS</c> sets how many times (2), <c>SUMMIT_SEED</c> the seed. CheckIndex is asked too where Java is installed.</remarks>
public sealed class KilledServerTests : IDisposable
{
    private const int Uploads = 2;
    private const int ArticlesPerUpload = 300;
    private readonly ITestOutputHelper _output;
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-kill-").FullName;
    private readonly Dictionary<string, int> _acknowledged = [];
    private readonly Dictionary<string, int> _sent = [];

    public KilledServerTests(ITestOutputHelper output) => _output = output;

    private string Index => Path.Combine(_folder, "index");

    [Fact]
    public async Task KilledDuringUploads_KeepsEveryAcknowledgedRow_AndTheIndexIsClean()
    {
        int kills = Setting("SUMMIT_SERVER_KILLS", 2), seed = Setting("SUMMIT_SEED", 20240410);
        _output.WriteLine($"seed {seed}, {kills} kills (SUMMIT_SEED, SUMMIT_SERVER_KILLS)");
        Random random = new(seed);
        int rows = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            rows += await UploadAndKillAsync(random, kill);
            await CheckAsync();
        }
        using ServerProcess last = await StartAsync();
        await AssertNothingIsMissingAsync(last);
        Assert.Equal(0, await last.TerminateAsync());
        _output.WriteLine($"{rows} rows acknowledged over {kills} kills, {_acknowledged.Count} articles");
        Assert.True(rows > 0, "No kill came after an acknowledged row.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static int Setting(string name, int missing) => int.Parse(Environment.GetEnvironmentVariable(name) ?? missing.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    // Small batches, a small buffer and no pause between commits: as many commits, flushes and merges as can be had.
    private Task<ServerProcess> StartAsync() => ServerProcess.StartAsync(
        "--index", Index, "--SummitSearch:Indexer:Enabled", "false", "--SummitSearch:RamBufferMegabytes", "1", "--SummitSearch:Limits:BulkBatch", "20", "--SummitSearch:Limits:CommitInterval", "00:00:00");

    private async Task<int> UploadAndKillAsync(Random random, int kill)
    {
        using ServerProcess server = await StartAsync();
        await AssertNothingIsMissingAsync(server);
        List<List<(string Id, int Revision)>> lines = [.. Enumerable.Range(0, Uploads).Select(static _ => new List<(string, int)>())];
        BulkSender[] senders = await Task.WhenAll(lines.Select(_ => BulkSender.StartAsync(server.Port)));
        int[] seeds = [.. lines.Select(_ => random.Next())];
        Task[] sending = [.. senders.Select((sender, i) => SendAsync(sender, lines[i], i, new Random(seeds[i])))];
        // Mostly in the thick of it, now and then before anything is durable.
        if (kill % 4 != 3)
            await Task.WhenAll(senders.Select(static s => s.FirstResultAsync()));
        await Task.Delay(random.Next(400));
        await server.KillAsync();
        await Task.WhenAll(sending);
        int rows = 0;
        for (int i = 0; i < Uploads; i++)
        {
            foreach ((string id, int revision) in lines[i])
                _sent[id] = revision;
            foreach (JsonElement result in await senders[i].DrainAsync())
            {
                Assert.False(result.TryGetProperty("error", out _), result.GetRawText());
                (string id, int revision) = lines[i][result.GetProperty("line").GetInt32() - 1];
                _acknowledged[id] = Math.Max(revision, _acknowledged.GetValueOrDefault(id));
                rows++;
            }
            senders[i].Dispose();
        }
        return rows;
    }

    /// <summary>New articles and new revisions of old ones, until the server is gone. Each upload has ids of its own.</summary>
    private async Task SendAsync(BulkSender sender, List<(string Id, int Revision)> lines, int upload, Random random)
    {
        Dictionary<string, int> revisions = new(_sent);
        try
        {
            while (true)
            {
                string id = $"upload-{upload}-{random.Next(ArticlesPerUpload)}";
                int revision = revisions[id] = revisions.GetValueOrDefault(id) + 1;
                lines.Add((id, revision));
                await sender.SendAsync(new { id, title = $"Article {id}", body = $"This is revision {revision} of it.\n\n" + string.Join(' ', Enumerable.Range(0, 120).Select(_ => $"word{random.Next(5000)}")) });
            }
        }
        catch (IOException)
        {
            // Killed, as planned.
        }
    }

    private async Task AssertNothingIsMissingAsync(ServerProcess server)
    {
        foreach ((string id, int revision) in _acknowledged)
        {
            HttpResponseMessage response = await server.Client.GetAsync($"/articles/{id}");
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{id}, acknowledged in revision {revision}, is gone: {(int)response.StatusCode}");
            string body = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("body").GetString()!;
            int found = int.Parse(body.Split(' ')[3], CultureInfo.InvariantCulture);
            Assert.InRange(found, revision, _sent[id]);
        }
    }

    private async Task CheckAsync()
    {
        // A kill may come before the first commit.
        if (!Directory.Exists(Index) || Directory.GetFiles(Index, "segments_*").Length == 0)
            return;
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Index });
        CheckReport report = await summit.CheckAsync();
        Assert.True(report.IsSound, string.Join('\n', report.Faults));
        if (OracleProcess.MissingReason is null)
            Assert.Equal("clean", OracleProcess.Run(["check", Index, "--quiet"]).Trim());
    }
}
