using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using SummitSearch.Server.Security;

namespace SummitSearch.Server.Tests.Security;

public sealed class AccessTests
{
    [Fact]
    public async Task WithKeys_ReadingAndWritingNeedTheirScopes()
    {
        string reader = ApiKeys.NewKey();
        string writer = ApiKeys.NewKey();
        await using RunningServer server = await StartWithKeysAsync(reader, writer);
        await ProblemAssert.IsAsync(await server.Client.GetAsync("/search?q=moon"), HttpStatusCode.Unauthorized, "key_required");
        await ProblemAssert.IsAsync(await SendAsync(server, HttpMethod.Get, "/search?q=moon", "summit_wrong"), HttpStatusCode.Unauthorized, "key_required");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Get, "/search?q=moon", reader)).StatusCode);
        await ProblemAssert.IsAsync(await SendAsync(server, HttpMethod.Put, "/articles/a", reader), HttpStatusCode.Forbidden, "forbidden");
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(server, HttpMethod.Put, "/articles/a", writer)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public async Task WithoutKeys_OtherSitesMayNotWrite()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        using HttpRequestMessage foreignPage = new(HttpMethod.Put, "/articles/a") { Content = JsonContent.Create(new { title = "T", body = "B." }) };
        foreignPage.Headers.Add("Origin", "https://evil.example");
        await ProblemAssert.IsAsync(await server.Client.SendAsync(foreignPage), HttpStatusCode.Forbidden, "forbidden");
        using HttpRequestMessage rebound = new(HttpMethod.Get, "/search?q=x");
        rebound.Headers.Host = "evil.example";
        await ProblemAssert.IsAsync(await server.Client.SendAsync(rebound), HttpStatusCode.Forbidden, "forbidden");
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:0")]
    [InlineData("http://127.0.0.1:0;http://192.168.1.7:0")]
    public async Task BeyondLoopbackWithoutKeys_RefusesToStart(string urls) =>
        Assert.Equal(2, await ServerProgram.RunAsync(["--urls", urls]));

    [Fact]
    public async Task Answers_CarrySecurityHeaders()
    {
        await using RunningServer server = await RunningServer.StartAsync();
        HttpResponseMessage page = await server.Client.GetAsync("/");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        string policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.False(page.Headers.Contains("Server"));
        using HttpRequestMessage head = new(HttpMethod.Head, "/");
        Assert.Equal(HttpStatusCode.OK, (await server.Client.SendAsync(head)).StatusCode);
    }

    [Fact]
    public async Task Page_IsToldWhetherKeysAreAskedFor()
    {
        await using RunningServer open = await RunningServer.StartAsync();
        Assert.DoesNotContain("data-keys", await open.Client.GetStringAsync("/"), StringComparison.Ordinal);
        await using RunningServer closed = await StartWithKeysAsync(ApiKeys.NewKey(), ApiKeys.NewKey());
        Assert.Contains("<html data-keys ", await closed.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private static Task<RunningServer> StartWithKeysAsync(string reader, string writer) => RunningServer.StartWithoutWaitingAsync(SampleArticles.Files,
        "--SummitSearch:ApiKeys:0:Name", "r", "--SummitSearch:ApiKeys:0:Hash", ApiKeys.HashOf(reader), "--SummitSearch:ApiKeys:0:Scope", "read",
        "--SummitSearch:ApiKeys:1:Name", "w", "--SummitSearch:ApiKeys:1:Hash", ApiKeys.HashOf(writer), "--SummitSearch:ApiKeys:1:Scope", "write");

    private static async Task<HttpResponseMessage> SendAsync(RunningServer server, HttpMethod method, string path, string key)
    {
        using HttpRequestMessage request = new(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (method == HttpMethod.Put)
            request.Content = JsonContent.Create(new { title = "T", body = "B." });
        return await server.Client.SendAsync(request);
    }
}
