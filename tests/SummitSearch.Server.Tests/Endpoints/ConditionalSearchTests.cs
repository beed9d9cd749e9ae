using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Searches that need not be done again: an answer stays the same until the next commit.</summary>
public sealed class ConditionalSearchTests
{
    [Fact]
    public async Task Get_SameSearch_Is304UntilTheNextCommit()
    {
        await using RunningServer server = await RunningServer.StartAsync(SampleArticles.Files);
        EntityTagHeaderValue tag = (await server.Client.GetAsync("/search?q=warships")).Headers.ETag!;
        HttpResponseMessage same = await AskAsync(server, "/search?q=warships", tag);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/search?q=warships&k=2", tag)).StatusCode);
        await server.Client.PutAsJsonAsync("/articles/new", new { title = "More warships", body = "More warships came." });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/search?q=warships", tag)).StatusCode);
    }

    [Fact]
    public async Task Get_EndOfAnEmbargo_IsSeenWithoutACommit()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        await server.Client.PutAsJsonAsync("/articles/later", new { title = "Under embargo", body = "Nobody may read this yet.", embargoedUntil = DateTimeOffset.UtcNow.AddSeconds(2) });
        HttpResponseMessage before = await server.Client.GetAsync("/search?q=embargo");
        await server.UntilAsync("/search?q=embargo", static a => a.GetProperty("passages").GetArrayLength() == 1);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(server, "/search?q=embargo", before.Headers.ETag!)).StatusCode);
    }

    private static async Task<HttpResponseMessage> AskAsync(RunningServer server, string path, EntityTagHeaderValue tag)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.IfNoneMatch.Add(tag);
        return await server.Client.SendAsync(request);
    }
}
