using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using SummitSearch.Querying;
using SummitSearch.Server.Tests.Browser;

namespace SummitSearch.Server.Tests;

/// <summary>The same request, same answer: in-process, by GET, by POST and through <c>summit search --json</c>, to the last digit of the scores.</summary>
public sealed class SameAnswerTests : IAsyncLifetime
{
    private RunningServer? _server;

    private RunningServer Server => _server!;

    private ISummit Summit => Server.Services.GetRequiredService<ISummit>();

    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(BrowserArticles.Files);

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public static TheoryData<string, string[]?> Requests => new()
    {
        { "q=who repairs warships", ["who repairs warships"] },
        { "q=ferry lighthouse&k=7&perArticle=1", ["ferry lighthouse", "-k", "7", "--per-article", "1"] },
        { "q=ferry&sort=newest&k=20", ["ferry", "--sort", "newest", "-k", "20"] },
        { "q=ferry&sort=oldest&source=Harbour Desk", ["ferry", "--sort", "oldest", "--source", "Harbour Desk"] },
        { "q=ferry&section=Traffic&from=2024-03-01&to=2024-06-01", ["ferry", "--section", "Traffic", "--from", "2024-03-01", "--to", "2024-06-01"] },
        { "q=title:ferry OR text:moon&syntax=lucene", ["title:ferry OR text:moon", "--syntax", "lucene"] },
        { "q=Japan Moon rover&explain=true", ["Japan Moon rover", "--explain"] },
        { "q=Japan Moon rover&explain=true&expand=rm3&halfLifeDays=30", ["Japan Moon rover", "--explain", "--expand", "rm3", "--half-life", "30"] },
        { "q=warshipps", ["warshipps"] },
        { "q=\"cherry ice cream\"", ["\"cherry ice cream\""] },
        { "q=nothing of the kind xyzzy", ["nothing of the kind xyzzy"] },
        { "q=ferry&facets=source,section,tag&facetLimit=3&dateHistogram=month&timeZone=Asia/Tokyo", null },
        { "q=ferry&tag=navy&source=Pacific Ledger&facets=tag", null },
        { "q=submarines&neighbours=1&highlight=false", null },
        { "q=japann&fuzzy=off&language=en&collapse=story", null },
        { "q=&sort=newest&k=30", null },
    };

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task SameRequest_SameAnswerEverywhere(string address, string[]? commandLine)
    {
        string get = Comparable(await Server.GetAsync("/search?" + Escaped(address)));
        SearchRequest request = RequestOf(address);
        Assert.Equal(get, Comparable(JsonSerializer.SerializeToElement(await Summit.SearchAsync(request), SummitJson.Options)));
        HttpResponseMessage post = await Server.Client.PostAsJsonAsync("/search", request, SummitJson.Options);
        Assert.Equal(get, Comparable(JsonDocument.Parse(await post.Content.ReadAsStringAsync()).RootElement));
        if (commandLine is not null)
            Assert.Equal(get, Comparable(await RunToolAsync(commandLine)));
    }

    [Fact]
    public async Task Cursor_OfOneWay_GoesOnInTheOther()
    {
        SearchRequest request = new() { Query = "ferry", K = 6 };
        SearchResponse first = await Summit.SearchAsync(request);
        JsonElement second = await Server.GetAsync($"/search?q=ferry&k=6&cursor={Uri.EscapeDataString(first.Cursor!)}");
        SearchResponse third = await Summit.SearchAsync(request with { Cursor = second.GetProperty("cursor").GetString() });
        string[] paged = [.. first.Passages.Select(static p => p.Id), .. second.GetProperty("passages").EnumerateArray().Select(static p => p.GetProperty("id").GetString()!), .. third.Passages.Select(static p => p.Id)];
        SearchResponse whole = await Summit.SearchAsync(request with { K = 18 });
        Assert.Equal(whole.Passages.Select(static p => p.Id), paged);
    }

    private static SearchRequest RequestOf(string address)
    {
        Microsoft.AspNetCore.Http.QueryCollection query = new(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Escaped(address)));
        return SummitSearch.Server.Endpoints.SearchParameters.Bind(query);
    }

    private static string Escaped(string address) => string.Join('&', address.Split('&').Select(static p => p.Split('=', 2)).Select(static p => $"{p[0]}={Uri.EscapeDataString(p[1])}"));

    /// <summary>All of an answer but the time it took, and the cursor, which names the moment it was made.</summary>
    private static string Comparable(JsonElement answer) => string.Join('\n', answer.EnumerateObject().Where(static p => p.Name is not ("tookMs" or "cursor")).Select(static p => p.Name + ": " + p.Value.GetRawText().ReplaceLineEndings("")).Select(Compact));

    // The tool indents what it prints.
    private static string Compact(string line)
    {
        int colon = line.IndexOf(':', StringComparison.Ordinal);
        return line[..colon] + JsonSerializer.Serialize(JsonDocument.Parse(line[(colon + 1)..]).RootElement, SummitJson.Options);
    }

    private async Task<JsonElement> RunToolAsync(string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "summit.dll");
        using Process process = Process.Start(new ProcessStartInfo("dotnet", [tool, "search", .. arguments, "--json", "--index", Server.Index]) { RedirectStandardOutput = true, StandardOutputEncoding = System.Text.Encoding.UTF8 })!;
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return JsonDocument.Parse(output).RootElement;
    }
}
