using System.Globalization;
using System.Net;
using System.Text;
using Xunit.Abstractions;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Requests that no client should send: never a fault of the server, never a hang. <c>SUMMIT_FUZZ</c> sets their number, <c>SUMMIT_SEED</c> the seed.</summary>
public sealed class FuzzTests(SharedServer shared, ITestOutputHelper output) : IClassFixture<SharedServer>
{
    private static readonly string[] Paths = ["/search", "/suggest", "/stats", "/articles/repairs", "/articles/none/related", "/articles", "/health/ready", "/metrics", "/%2e%2e/etc", "/"];
    private static readonly string[] Names = ["q", "k", "perArticle", "syntax", "sort", "cursor", "from", "to", "facets", "dateHistogram", "timeZone", "timeout", "explain", "source", "neighbours", "fuzzy", "x"];
    private static readonly string[] Values =
    [
        "", "-1", "99999999999999999999", "NaN", "true", "lucene", "newest", "2024-13-45", "0001-01-01", "9999-12-31T23:59:59Z", "%00", "%ff%fe", "%F0%9F%98%80", "*", "a*b*c*", "((((((((", "\"open",
        "foo^2~3", "/[a-z]+/", "field:x", "..%2f..%2f", "' OR 1=1", "%3Cscript%3E", "[* TO *]", "a AND", "+-!", "%u0041", "ＡＢＣ", "אבג", "day,week", "source,source", "UTC", "Asia/Tokyo", "%E2%80%AE",
    ];

    [Fact]
    public async Task OddRequests_NeverFaultTheServer()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_FUZZ") ?? "1500", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_SEED") ?? "20240410", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, {count} requests (SUMMIT_SEED, SUMMIT_FUZZ)");
        Random random = new(seed);
        for (int i = 0; i < count; i++)
        {
            using HttpRequestMessage request = Make(random);
            string shown = $"request {i}: {request.Method} {request.RequestUri}";
            using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
            using HttpResponseMessage response = await shared.Server.Client.SendAsync(request, patience.Token);
            Assert.True(response.StatusCode < HttpStatusCode.InternalServerError, $"{shown}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
        }
        Assert.Equal(3, (await shared.Server.GetAsync("/stats")).GetProperty("articles").GetInt32());
    }

    private static HttpRequestMessage Make(Random random)
    {
        string path = Pick(random, Paths);
        StringBuilder address = new(path);
        int parameters = random.Next(0, 6);
        for (int p = 0; p < parameters; p++)
            address.Append(p == 0 ? '?' : '&').Append(Pick(random, Names)).Append('=').Append(random.Next(20) == 0 ? new string('a', random.Next(1, 3000)) : Pick(random, Values).Replace(" ", "%20", StringComparison.Ordinal));
        HttpMethod method = random.Next(5) switch { 0 => HttpMethod.Post, 1 when path != "/articles/repairs" => HttpMethod.Put, 2 => HttpMethod.Head, _ => HttpMethod.Get };
        HttpRequestMessage request = new(method, new Uri(address.ToString(), UriKind.Relative));
        if (method == HttpMethod.Post || method == HttpMethod.Put)
            request.Content = Body(random);
        if (random.Next(4) == 0)
            request.Headers.TryAddWithoutValidation(Pick(random, ["If-None-Match", "Origin", "X-Api-Key", "Authorization", "Accept-Encoding", "Range"]), Pick(random, ["*", "\"", "gzip, br;q=nan", "bytes=5-1", "Bearer ", "null", new string('h', 4000)]));
        return request;
    }

    // No body is a valid article, so that the archive stays as it is.
    private static ByteArrayContent Body(Random random)
    {
        byte[] bytes = random.Next(4) switch
        {
            0 => RandomBytes(random),
            1 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("[", random.Next(1, 5000)))),
            2 => Encoding.UTF8.GetBytes($"{{\"query\":\"{Pick(random, Values)}\",\"k\":{random.Next(-5, 2000)},\"facets\":{{\"fields\":[\"{Pick(random, Names)}\"]}}}}"),
            _ => Encoding.UTF8.GetBytes("{\"query\":{\"a\":[1,2,{}]},\"filters\":{\"from\":\"x\"}}"),
        };
        ByteArrayContent content = new(bytes);
        content.Headers.TryAddWithoutValidation("Content-Type", Pick(random, ["application/json", "application/x-ndjson", "text/plain", "application/json; charset=utf-16", "x"]));
        return content;
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(0, 2000)];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
