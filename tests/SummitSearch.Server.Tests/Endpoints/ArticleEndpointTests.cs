using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Server.Tests.Endpoints;

public sealed class ArticleEndpointTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private HttpClient Client => shared.Server.Client;

    [Theory]
    [InlineData("/articles/desk%2F2024%2Fmoon")]
    [InlineData("/articles/desk/2024/moon")]
    public async Task Get_IdWithSlashes_ReturnsTheArticle(string path)
    {
        JsonElement article = await shared.Server.GetAsync(path);
        Assert.Equal("desk/2024/moon", article.GetProperty("id").GetString());
        Assert.StartsWith("Japan builds", article.GetProperty("body").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_KnownEntityTag_Is304WithoutBody()
    {
        HttpResponseMessage first = await Client.GetAsync("/articles/repairs");
        using HttpRequestMessage again = new(HttpMethod.Get, "/articles/repairs");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        HttpResponseMessage second = await Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Get_Unknown_Is404() => await ProblemAssert.IsAsync(await Client.GetAsync("/articles/none"), HttpStatusCode.NotFound, "not_found");

    [Fact]
    public async Task GetRelated_ReturnsOthers()
    {
        JsonElement answer = await shared.Server.GetAsync("/articles/desk%2F2024%2Fmoon/related?k=3");
        Assert.DoesNotContain(answer.GetProperty("articles").EnumerateArray(), static a => a.GetProperty("article").GetProperty("id").GetString() == "desk/2024/moon");
    }

    [Fact]
    public async Task Put_IsSearchableAndDurableWhenItAnswers_AndDeleteTakesItAway()
    {
        HttpResponseMessage put = await Client.PutAsJsonAsync("/articles/api%2Fone", new { title = "Zeppelin over the bay", body = "A zeppelin crossed the bay at noon." });
        Assert.Equal("added", JsonDocument.Parse(await put.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
        Assert.Equal("api/one#0", (await shared.Server.GetAsync("/search?q=zeppelin")).GetProperty("passages")[0].GetProperty("id").GetString());
        HttpResponseMessage same = await Client.PutAsJsonAsync("/articles/api%2Fone", new { id = "api/one", title = "Zeppelin over the bay", body = "A zeppelin crossed the bay at noon." });
        Assert.Equal("unchanged", JsonDocument.Parse(await same.Content.ReadAsStringAsync()).RootElement.GetProperty("status").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await Client.DeleteAsync("/articles/api%2Fone")).StatusCode);
        Assert.Equal(0, (await shared.Server.GetAsync("/search?q=zeppelin&fuzzy=off")).GetProperty("passages").GetArrayLength());
        await ProblemAssert.IsAsync(await Client.DeleteAsync("/articles/api%2Fone"), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Put_OtherIdInside_IsRefused() =>
        await ProblemAssert.IsAsync(await Client.PutAsJsonAsync("/articles/one", new { id = "two", title = "T", body = "B." }), HttpStatusCode.UnprocessableEntity, "article_refused");

    [Theory]
    [InlineData("{\"title\":")]
    [InlineData("[1,2]")]
    [InlineData("{}")]
    [InlineData("\0\u0001")]
    public async Task Put_NoArticle_IsRefused(string body) =>
        await ProblemAssert.IsAsync(await Client.PutAsync("/articles/one", new StringContent(body, Encoding.UTF8, "application/json")), HttpStatusCode.UnprocessableEntity, "article_refused");

    [Fact]
    public async Task Bulk_AnswersEachRow()
    {
        const string Rows = """
            {"id":"bulk-1","title":"Quince harvest","body":"The quince harvest was rich."}

            {"id":"bulk-2","title":
            {"title":"No id","body":"This row has no id."}
            {"_id":"bulk-3","title":"Quince jam","text":"Jam of quince sells well."}
            """;
        HttpResponseMessage response = await Client.PostAsync("/articles", new StringContent(Rows, Encoding.UTF8, "application/x-ndjson"));
        JsonElement[] rows = [.. (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => JsonDocument.Parse(l).RootElement)];
        Assert.Equal([1, 3, 4, 5], rows.Select(static r => r.GetProperty("line").GetInt32()));
        Assert.Equal(["added", "refused", "refused", "added"], rows.Select(static r => r.GetProperty("status").GetString()));
        Assert.Equal(2, (await shared.Server.GetAsync("/search?q=quince")).GetProperty("total").GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task Bulk_OtherContentType_Is415() =>
        await ProblemAssert.IsAsync(await Client.PostAsync("/articles", new StringContent("{}", Encoding.UTF8, "application/json")), HttpStatusCode.UnsupportedMediaType, "unsupported_media_type");
}
