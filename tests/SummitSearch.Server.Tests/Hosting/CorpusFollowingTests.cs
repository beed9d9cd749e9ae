using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Xunit.Abstractions;

namespace SummitSearch.Server.Tests.Hosting;

public sealed class CorpusFollowingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task NewChangedAndDeletedFiles_AreFollowed()
    {
        await using RunningServer server = await RunningServer.StartAsync(SampleArticles.Files);
        string file = Path.Combine(server.Corpus, "late.txt");
        await File.WriteAllTextAsync(file, "Walrus seen in the harbour\n\nA walrus slept on the quay all morning.");
        await server.UntilAsync("/search?q=walrus&fuzzy=off", Finds(1));
        await File.WriteAllTextAsync(file, "Narwhal seen in the harbour\n\nIt was a narwhal after all, the harbour master said.");
        await server.UntilAsync("/search?q=narwhal&fuzzy=off", Finds(1));
        await server.UntilAsync("/search?q=walrus&fuzzy=off", Finds(0));
        File.Delete(file);
        await server.UntilAsync("/search?q=narwhal&fuzzy=off", Finds(0));
    }

    [Fact]
    public async Task NewIndex_IsReadyOnceSomethingCanBeFound()
    {
        string corpus = Directory.CreateTempSubdirectory("summit-new-").FullName;
        string file = Path.Combine(corpus, "vicuna.txt");
        await File.WriteAllTextAsync(file, "Vicuna born\n\nA vicuna was born.");
        // A file that still changes is left alone, however slow the start.
        await using Timer writer = new(_ => File.SetLastWriteTimeUtc(file, DateTime.UtcNow), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(null, "--corpus", corpus, "--SummitSearch:Indexer:SettleTime", "00:00:03");
        HttpResponseMessage ready = await server.Client.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("indexing", JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
        await writer.DisposeAsync();
        await server.UntilAsync("/health/ready", static _ => true, allowErrors: true);
        Assert.Equal(1, (await server.GetAsync("/search?q=vicuna")).GetProperty("passages").GetArrayLength());
        Directory.Delete(corpus, recursive: true);
    }

    [Fact]
    public async Task EmptyCorpus_IsReadyTooOnceItWasLookedAt()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        Assert.Equal("ready", (await server.GetAsync("/health/ready")).GetProperty("status").GetString());
    }

    /// <summary>With the settings that users have. The time is printed; the bar of two seconds is for a machine that does nothing else.</summary>
    [Fact]
    public async Task DroppedFile_IsFoundAndGoneSoon()
    {
        await using RunningServer server = await RunningServer.StartAsync(SampleArticles.Files, "--SummitSearch:Indexer:SettleTime", "00:00:00.5", "--SummitSearch:Indexer:Debounce", "00:00:00.2");
        string file = Path.Combine(server.Corpus, "quokka.txt");
        long started = Stopwatch.GetTimestamp();
        await File.WriteAllTextAsync(file, "Quokka smiles at the harbour\n\nA quokka smiled at the camera.");
        await server.UntilAsync("/search?q=quokka&fuzzy=off", Finds(1));
        TimeSpan found = Stopwatch.GetElapsedTime(started);
        started = Stopwatch.GetTimestamp();
        File.Delete(file);
        await server.UntilAsync("/search?q=quokka&fuzzy=off", Finds(0));
        output.WriteLine($"found after {found.TotalSeconds:F2} s, gone after {Stopwatch.GetElapsedTime(started).TotalSeconds:F2} s");
    }

    [Fact]
    public async Task CorpusThatComesLate_IsFollowedAfterAll()
    {
        string corpus = Path.Combine(Directory.CreateTempSubdirectory("summit-late-").FullName, "corpus");
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(null, "--corpus", corpus, "--SummitSearch:Indexer:RescanInterval", "01:00:00");
        await server.UntilAsync("/stats", static s => s.GetProperty("indexer").GetProperty("state").GetString() == "failed");
        Directory.CreateDirectory(corpus);
        await server.UntilAsync("/stats", static s => s.GetProperty("indexer").GetProperty("state").GetString() == "watching");
        // Rescans are an hour apart, so this one is seen by the watch that was set up late.
        await File.WriteAllTextAsync(Path.Combine(corpus, "late.txt"), "Wombat comes late\n\nA wombat came late.");
        await server.UntilAsync("/search?q=wombat&fuzzy=off", Finds(1));
        Directory.Delete(Path.GetDirectoryName(corpus)!, recursive: true);
    }

    [Fact]
    public async Task OneBadFile_DoesNotStopTheRest()
    {
        Dictionary<string, string> files = new(SampleArticles.Files) { ["aaa.json"] = "{ \"title\": ", ["zzz.jsonl"] = "{\"id\":\"z\",\"title\":\"Okapi born\",\"text\":\"An okapi was born.\"}\nnonsense\n" };
        await using RunningServer server = await RunningServer.StartAsync(files);
        await server.UntilAsync("/search?q=okapi&fuzzy=off", Finds(1));
        Assert.Equal(2, (await server.GetAsync("/stats")).GetProperty("indexer").GetProperty("refused").GetInt32());
    }

    [Fact]
    public async Task CorpusThatIsNotThere_IsReported_AndSearchGoesOn()
    {
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(null, "--corpus", Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")));
        JsonElement stats = await server.UntilAsync("/stats", static s => s.GetProperty("indexer").GetProperty("state").GetString() == "failed");
        Assert.NotEmpty(stats.GetProperty("indexer").GetProperty("error").GetString()!);
        Assert.Equal(0, (await server.GetAsync("/search?q=x")).GetProperty("total").GetProperty("value").GetInt32());
    }

    private static Func<JsonElement, bool> Finds(int count) => answer => answer.GetProperty("passages").GetArrayLength() == count;
}
