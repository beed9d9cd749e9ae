using SummitSearch.Articles;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>What may be added to the ranking: a preference for new articles, and words from the best passages.</summary>
public sealed class RankingOptionsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-options-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task HalfLife_LetsNewArticlesRankHigher()
    {
        await using Summit summit = await OpenAsync(
            Dated("old", "Island ferry, ferry to the island.", DateTimeOffset.UtcNow.AddYears(-20)),
            Dated("new", "The ferry stopped halfway in the fog between the harbour of the capital and an island.", DateTimeOffset.UtcNow),
            Dated("undated", "The ferry stopped again halfway in the fog between the harbour of the capital and an island.", null));
        var request = new SearchRequest { Query = "ferry island", Explain = true };
        SearchResponse plain = await summit.SearchAsync(request);
        SearchResponse recent = await summit.SearchAsync(request with { HalfLifeDays = 30 });
        Assert.Equal("old", plain.Passages[0].Article.Id);
        Assert.Equal("new", recent.Passages[0].Article.Id);
        foreach (RankedPassage passage in recent.Passages)
        {
            float before = plain.Passages.Single(p => p.Id == passage.Id).Score;
            Assert.Equal(passage.Article.Id == "new" ? before : before / 2, passage.Score, 4);
            Assert.Equal(passage.Score, passage.Explanation!.Value, 4);
            Assert.Contains("half-life of 30 days", passage.Explanation.Details[1].Description, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task HalfLife_ServesTheClassicSyntaxToo()
    {
        await using Summit summit = await OpenAsync(
            Dated("old", "The ferry stopped. Nobody waits for the ferry.", DateTimeOffset.UtcNow.AddYears(-20)),
            Dated("new", "The ferry to the island stopped.", DateTimeOffset.UtcNow));
        var request = new SearchRequest { Query = "text:ferry", Syntax = QuerySyntax.Lucene };
        Assert.Equal("old", (await summit.SearchAsync(request)).Passages[0].Article.Id);
        Assert.Equal("new", (await summit.SearchAsync(request with { HalfLifeDays = 1 })).Passages[0].Article.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task HalfLife_OutOfRange_IsRefusedByName(double days)
    {
        await using Summit summit = await OpenAsync();
        var fault = await Assert.ThrowsAsync<InvalidSearchRequestException>(() => summit.SearchAsync(new SearchRequest { Query = "ferry", HalfLifeDays = days }));
        Assert.Equal("halfLifeDays", fault.Parameter);
    }

    [Fact]
    public async Task OptionsThatWouldDoNothing_AreRefused()
    {
        await using Summit summit = await OpenAsync();
        foreach (SearchRequest request in new SearchRequest[]
        {
            new() { HalfLifeDays = 1, Sort = SortOrder.Newest },
            new() { Expand = QueryExpansion.Rm3, Sort = SortOrder.Oldest },
            new() { Expand = QueryExpansion.Rm3, Syntax = QuerySyntax.Lucene },
        })
        {
            await Assert.ThrowsAsync<InvalidSearchRequestException>(() => summit.SearchAsync(request));
        }
    }

    [Fact]
    public async Task Feedback_FindsWhatSaysTheSameInOtherWords()
    {
        await using Summit summit = await OpenAsync(
            Dated("a", "The warship lies in dock. Welders of the yard mend its hull.", null),
            Dated("b", "A second warship came to the yard. Welders mend its keel.", null),
            Dated("c", "Welders of the yard mend hulls all winter.", null),
            Dated("d", "The bakery sells bread all winter.", null));
        var request = new SearchRequest { Query = "warship", Explain = true };
        Assert.Equal(2, (await summit.SearchAsync(request)).Passages.Count);
        SearchResponse expanded = await summit.SearchAsync(request with { Expand = QueryExpansion.Rm3, Facets = new FacetRequest { Fields = ["language"] } });
        Assert.Equal(["a", "b", "c"], expanded.Passages.Select(static p => p.Article.Id).Order());
        Assert.Equal("c", expanded.Passages[2].Article.Id);
        Assert.Equal(3, expanded.Total.Value);
        Assert.All(expanded.Passages, static p => Assert.Equal(p.Score, p.Explanation!.Value, 4));
        Assert.Empty(expanded.Passages[2].Highlights);
    }

    [Fact]
    public async Task Feedback_OfAQueryThatFindsNothing_AddsNothing()
    {
        await using Summit summit = await OpenAsync(Dated("a", "The bakery sells bread.", null));
        Assert.Empty((await summit.SearchAsync(new SearchRequest { Query = "warship", Expand = QueryExpansion.Rm3 })).Passages);
        Assert.Single((await summit.SearchAsync(new SearchRequest { Query = "", Expand = QueryExpansion.Rm3 })).Passages);
    }

    private static Article Dated(string id, string body, DateTimeOffset? date) => new() { Id = id, Title = "", Body = body, Language = "en", PublishedAt = date };

    private async Task<Summit> OpenAsync(params Article[] articles)
    {
        Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        foreach (Article article in articles) await summit.IndexAsync(article);
        await summit.CommitAsync();
        return summit;
    }
}
