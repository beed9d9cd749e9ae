using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Server.Tests.Endpoints;

public sealed class SearchEndpointTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private HttpClient Client => shared.Server.Client;

    [Fact]
    public async Task Get_Question_ReturnsThePassageFirst()
    {
        JsonElement answer = await shared.Server.GetAsync("/search?q=who repairs warships");
        JsonElement first = answer.GetProperty("passages")[0];
        Assert.Equal("repairs#0", first.GetProperty("id").GetString());
        Assert.Equal("Shipyards to repair warships", first.GetProperty("article").GetProperty("title").GetString());
        Assert.Equal(1, first.GetProperty("rank").GetInt32());
        Assert.True(first.GetProperty("highlights").GetArrayLength() > 0);
        Assert.Equal([(13, 19), (20, 28)], first.GetProperty("titleHighlights").EnumerateArray().Select(static r => (r.GetProperty("start").GetInt32(), r.GetProperty("end").GetInt32())));
        Assert.True(answer.GetProperty("tookMs").GetDouble() >= 0);
    }

    [Fact]
    public async Task GetAndPost_SameRequest_SamePassagesAndScores()
    {
        JsonElement get = await shared.Server.GetAsync("/search?q=Japan Moon rover&k=5&perArticle=1&neighbours=1&source=Pacific Ledger&facets=section");
        HttpResponseMessage response = await Client.PostAsJsonAsync("/search", new
        {
            query = "Japan Moon rover",
            k = 5,
            perArticle = 1,
            neighbours = 1,
            filters = new { source = new[] { "Pacific Ledger" } },
            facets = new { fields = new[] { "section" } },
        });
        JsonElement post = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(get.GetProperty("passages").GetRawText(), post.GetProperty("passages").GetRawText());
        Assert.Equal(get.GetProperty("facets").GetRawText(), post.GetProperty("facets").GetRawText());
        Assert.Equal("desk/2024/moon#0", get.GetProperty("passages")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("/search?query=x", "unknown_parameter", "query")]
    [InlineData("/search?q=x&k=3&size=2", "unknown_parameter", "size")]
    [InlineData("/search?q=x&k=ten", "invalid_parameter", "k")]
    [InlineData("/search?q=x&k=0", "invalid_parameter", "k")]
    [InlineData("/search?q=x&sort=best", "invalid_parameter", "sort")]
    [InlineData("/search?q=x&sort=1", "invalid_parameter", "sort")]
    [InlineData("/search?q=x&from=yesterday", "invalid_parameter", "from")]
    [InlineData("/search?q=x&explain=maybe", "invalid_parameter", "explain")]
    [InlineData("/search?q=x&q=y", "invalid_parameter", "q")]
    [InlineData("/search?q=x&facets=colour", "invalid_parameter", "facets")]
    [InlineData("/search?q=x&dateHistogram=month&timeZone=Mars/Olympus", "invalid_parameter", "facets")]
    [InlineData("/search?q=x&timeout=0", "invalid_parameter", "timeout")]
    [InlineData("/suggest?q=x&k=99", "invalid_parameter", "k")]
    [InlineData("/suggest?prefix=x", "unknown_parameter", "prefix")]
    [InlineData("/stats?verbose=1", "unknown_parameter", "verbose")]
    public async Task Get_BadParameter_IsRefusedByName(string path, string code, string parameter)
    {
        JsonElement problem = await ProblemAssert.IsAsync(await Client.GetAsync(path), HttpStatusCode.BadRequest, code);
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
    }

    [Fact]
    public async Task Get_TooManyPassages_Is422() => await ProblemAssert.IsAsync(await Client.GetAsync("/search?q=x&k=1001"), HttpStatusCode.UnprocessableEntity, "too_many_passages");

    [Fact]
    public async Task Get_QueryTooLong_Is414() => await ProblemAssert.IsAsync(await Client.GetAsync("/search?q=" + new string('x', 2001)), HttpStatusCode.RequestUriTooLong, "query_too_long");

    [Fact]
    public async Task Get_LuceneSyntaxError_SaysWhere()
    {
        JsonElement problem = await ProblemAssert.IsAsync(await Client.GetAsync("/search?syntax=lucene&q=ship AND"), HttpStatusCode.BadRequest, "invalid_query");
        Assert.Equal(8, problem.GetProperty("position").GetInt32());
        Assert.Equal("q", problem.GetProperty("parameter").GetString());
    }

    [Theory]
    [InlineData("{\"query\":\"x\",\"size\":3}", "unknown_parameter")]
    [InlineData("{\"query\":\"x\",\"k\":\"3\"}", "invalid_json")]
    [InlineData("{\"query\":", "invalid_json")]
    [InlineData("null", "invalid_json")]
    [InlineData("[]", "invalid_json")]
    [InlineData("", "invalid_json")]
    [InlineData("{\"query\":null}", "invalid_parameter")]
    [InlineData("{\"filters\":null}", "invalid_parameter")]
    public async Task Post_BadBody_IsAProblem(string body, string code) =>
        await ProblemAssert.IsAsync(await Client.PostAsync("/search", new StringContent(body, Encoding.UTF8, "application/json")), HttpStatusCode.BadRequest, code);

    [Fact]
    public async Task Post_OtherContentType_Is415()
    {
        JsonElement problem = await ProblemAssert.IsAsync(await Client.PostAsync("/search", new StringContent("{}", Encoding.UTF8, "text/plain")), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
        Assert.Contains("application/json", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyTooLarge_Is413()
    {
        using StringContent body = new("{\"query\":\"" + new string('x', 17 << 20) + "\"}", Encoding.UTF8, "application/json");
        // Without the expectation the server closes the connection while the client still sends.
        using HttpRequestMessage request = new(HttpMethod.Post, "/search") { Content = body };
        request.Headers.ExpectContinue = true;
        await ProblemAssert.IsAsync(await Client.SendAsync(request), HttpStatusCode.RequestEntityTooLarge, "body_too_large");
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/search/deeper")]
    public async Task UnknownAddress_Is404(string path) => await ProblemAssert.IsAsync(await Client.GetAsync(path), HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task WrongMethod_Is405() => await ProblemAssert.IsAsync(await Client.DeleteAsync("/search"), HttpStatusCode.MethodNotAllowed, "method_not_allowed");

    [Fact]
    public async Task Answers_AreCompressed_WhenAskedFor()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, "/search?q=warships");
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        HttpResponseMessage response = await Client.SendAsync(request);
        Assert.Contains("gzip", response.Content.Headers.ContentEncoding);
    }
}
