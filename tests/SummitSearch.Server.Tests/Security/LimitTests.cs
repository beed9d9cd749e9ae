using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Server.Tests.Security;

/// <summary>Each limit is set low, and answers with its own status.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task BulkUploadTooLong_Is413()
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:MaxBulkBytes", "2000");
        using StringContent rows = new(new string('\n', 2001), Encoding.UTF8, "application/x-ndjson");
        await ProblemAssert.IsAsync(await server.Client.PostAsync("/articles", rows), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task BulkUploadOfUnknownLength_EndsWithARowThatSaysWhy()
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:MaxBulkBytes", "2000", "--SummitSearch:Limits:BulkBatch", "1");
        using BulkSender sender = await BulkSender.StartAsync(server.Port);
        await sender.SendAsync(new { id = "short", title = "Short", body = "A short one." });
        await sender.FirstResultAsync();
        await sender.SendAsync(new { id = "long", title = "Long", body = new string('x', 3000) });
        IReadOnlyList<JsonElement> results = await sender.DrainAsync();
        Assert.Equal(["added", "refused"], results.Select(static r => r.GetProperty("status").GetString()));
        Assert.Contains("not read", results[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SingleArticleTooLong_Is413()
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:MaxBodyBytes", "2000");
        using HttpRequestMessage put = new(HttpMethod.Put, "/articles/a") { Content = new StringContent("{\"title\":\"" + new string('x', 2000) + "\"}", Encoding.UTF8, "application/json") };
        put.Headers.ExpectContinue = true;
        await ProblemAssert.IsAsync(await server.Client.SendAsync(put), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Fact]
    public async Task QueryLengthAndK_HaveTheirOwn()
    {
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:MaxQueryLength", "10", "--SummitSearch:Limits:MaxK", "5");
        await ProblemAssert.IsAsync(await server.Client.GetAsync("/search?q=12345678901"), HttpStatusCode.RequestUriTooLong, "query_too_long");
        await ProblemAssert.IsAsync(await server.Client.GetAsync("/suggest?q=12345678901"), HttpStatusCode.RequestUriTooLong, "query_too_long");
        await ProblemAssert.IsAsync(await server.Client.GetAsync("/search?q=x&k=6"), HttpStatusCode.UnprocessableEntity, "too_many_passages");
    }

    [Fact]
    public async Task TooManyRequestsInASecond_Is429WithRetryAfter()
    {
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(null, "--SummitSearch:Limits:RequestsPerSecond", "5");
        HttpResponseMessage[] burst = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => server.Client.GetAsync("/search?q=x")));
        HttpResponseMessage last = burst.First(static r => r.StatusCode != HttpStatusCode.OK);
        await ProblemAssert.IsAsync(last, HttpStatusCode.TooManyRequests, "rate_limited");
        Assert.Equal(new RetryConditionHeaderValue(TimeSpan.FromSeconds(1)), last.Headers.RetryAfter);
    }

    [Fact]
    public async Task TooManyRequestsAtOnce_Is503_AndTheQueuedAreAnswered()
    {
        const int Queue = 4;
        await using RunningServer server = await RunningServer.StartAsync(null, "--SummitSearch:Limits:MaxConcurrency", "1");
        using BulkSender holder = await BulkSender.StartAsync(server.Port);
        await holder.SendAsync(new { id = "a", title = "Holds the only place", body = "Until it ends." });
        // An answered row shows that the upload has its place.
        await holder.FirstResultAsync();
        Task<HttpResponseMessage>[] waiting = [.. Enumerable.Range(0, Queue + 1).Select(_ => server.Client.GetAsync("/search?q=x"))];
        Task<HttpResponseMessage> refused = await Task.WhenAny(waiting);
        await ProblemAssert.IsAsync(await refused, HttpStatusCode.ServiceUnavailable, "unavailable");
        await holder.EndAsync();
        HttpResponseMessage[] all = await Task.WhenAll(waiting);
        Assert.Equal(Queue, all.Count(static r => r.StatusCode == HttpStatusCode.OK));
    }
}
