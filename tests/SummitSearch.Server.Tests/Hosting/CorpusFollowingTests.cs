using System.Text.Json;

namespace SummitSearch.Server.Tests.Hosting;

public sealed class CorpusFollowingTests
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
