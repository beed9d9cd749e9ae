using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests;

/// <summary>The facade above the seam, on the in-memory twin.</summary>
public sealed class SummitTests : IAsyncLifetime
{
    private readonly InMemoryPassageIndex _index = new();
    private Summit _summit = null!;

    public Task InitializeAsync()
    {
        _summit = new Summit(new SummitOptions { CursorLifetime = TimeSpan.FromMinutes(1) }, _index, TimeProvider.System);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    private async Task PutAsync(params Article[] articles)
    {
        foreach (Article article in articles) await _summit.IndexAsync(article);
        await _summit.CommitAsync();
    }

    private static Article Story(int number, string text = "The alliance grows.") =>
        new() { Id = $"a{number:00}", Title = $"Story {number}", Body = $"{text} Number {number}.", PublishedAt = new DateTimeOffset(2024, 4, 1, 0, 0, 0, TimeSpan.Zero).AddDays(number) };

    /// <summary>Ten sentences of a hundred words each, so that every one becomes a passage.</summary>
    private static Article LongStory(string id) => new()
    {
        Id = id,
        Title = "Long",
        Body = string.Join("\n\n", Enumerable.Range(0, 6).Select(i => $"Alliance part {i} {string.Join(' ', Enumerable.Range(0, 120).Select(w => $"word{i}x{w}"))}.")),
    };

    private async Task<List<string>> PagesAsync(SearchRequest request, Func<int, Task>? between = null)
    {
        var ids = new List<string>();
        for (int page = 0; page < 50; page++)
        {
            SearchResponse response = await _summit.SearchAsync(request);
            Assert.Equal(Enumerable.Range(ids.Count + 1, response.Passages.Count), response.Passages.Select(static p => p.Rank));
            ids.AddRange(response.Passages.Select(static p => p.Id));
            if (response.Cursor is null) return ids;
            if (between is not null) await between(page);
            request = request with { Cursor = response.Cursor };
        }
        throw new InvalidOperationException("Paging did not end.");
    }

    [Fact]
    public async Task Search_ReturnsPassageWithItsOffsetsInTheBody()
    {
        Article story = Story(1, "First sentence.\n\nThe alliance grows.");
        await PutAsync(story);
        RankedPassage hit = Assert.Single((await _summit.SearchAsync("alliance")).Passages);
        Assert.Equal("a01#0", hit.Id);
        Assert.Equal(hit.Text, story.Body[hit.Start..hit.End]);
        Assert.Equal("Story 1", hit.Article.Title);
    }

    [Fact]
    public async Task Search_PagesAreTheWholeRankingInPieces()
    {
        await PutAsync([.. Enumerable.Range(1, 23).Select(i => Story(i))]);
        var request = new SearchRequest { Query = "alliance", Sort = SortOrder.Newest };
        List<string> all = await PagesAsync(request with { K = 1000 });
        Assert.Equal(23, all.Count);
        Assert.Equal(all, await PagesAsync(request with { K = 5 }));
    }

    [Fact]
    public async Task Search_PagesDoNotOverlapOrSkipWhileTheIndexChanges()
    {
        await PutAsync([.. Enumerable.Range(1, 20).Select(i => Story(i))]);
        var request = new SearchRequest { Query = "alliance", K = 4, Sort = SortOrder.Newest };
        List<string> before = await PagesAsync(request);
        List<string> during = await PagesAsync(request, async page =>
        {
            await _summit.DeleteAsync($"a{20 - page:00}");
            await PutAsync(Story(30 + page));
        });
        Assert.Equal(before, during);
    }

    [Fact]
    public async Task Search_WithoutKeptSnapshot_GoesOnBehindTheLastPassageSeen()
    {
        await using var summit = new Summit(new SummitOptions { CursorLifetime = TimeSpan.Zero }, _index, TimeProvider.System);
        for (int i = 1; i <= 6; i++) await summit.IndexAsync(Story(i));
        await summit.CommitAsync();
        var request = new SearchRequest { Query = "alliance", K = 2, Sort = SortOrder.Newest };
        SearchResponse first = await summit.SearchAsync(request);
        await summit.IndexAsync(Story(9));
        await summit.CommitAsync();
        SearchResponse second = await summit.SearchAsync(request with { Cursor = first.Cursor });
        Assert.Equal(["a06#0", "a05#0", "a04#0", "a03#0"], first.Passages.Concat(second.Passages).Select(static p => p.Id));
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task Search_TakesAtMostSoManyPassagesOfAnArticle(int perArticle, int expected)
    {
        await PutAsync(LongStory("x"));
        SearchResponse response = await _summit.SearchAsync(new SearchRequest { Query = "alliance", PerArticle = perArticle });
        Assert.Equal(expected, response.Passages.Count);
        Assert.Equal(6, response.Total.Value);
    }

    [Fact]
    public async Task Search_ShowsACopyOnce()
    {
        Article story = Story(1);
        await PutAsync(story, story with { Id = "copy" }, Story(2));
        Assert.Equal(2, (await _summit.SearchAsync("alliance")).Passages.Count);
    }

    [Fact]
    public async Task Search_NeighboursAreThePassagesOnEitherSide()
    {
        await PutAsync(LongStory("x"));
        SearchResponse response = await _summit.SearchAsync(new SearchRequest { Query = "word3x5", Neighbours = 2 });
        RankedPassage hit = Assert.Single(response.Passages);
        Assert.Equal(["x#1", "x#2"], hit.Neighbours!.Before.Select(static n => n.Id));
        Assert.Equal(["x#4", "x#5"], hit.Neighbours.After.Select(static n => n.Id));
        Assert.StartsWith("Alliance part 2", hit.Neighbours.Before[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetArticle_HidesWhatMayNotBeShown()
    {
        await PutAsync(Story(1), Story(2) with { Status = ArticleStatus.Withheld }, Story(3) with { EmbargoedUntil = DateTimeOffset.UtcNow.AddHours(1) });
        Assert.NotNull(await _summit.GetArticleAsync("a01"));
        Assert.Null(await _summit.GetArticleAsync("a02"));
        Assert.Null(await _summit.GetArticleAsync("a03"));
        Assert.Null(await _summit.GetArticleAsync("nobody"));
    }

    [Fact]
    public async Task Related_LeavesOutTheArticleItself()
    {
        await PutAsync(
            new Article { Id = "a", Title = "Senkaku Islands dispute", Body = "Text." },
            new Article { Id = "b", Title = "Coast guard near Senkaku Islands", Body = "Other." },
            new Article { Id = "c", Title = "Dinner", Body = "Food." });
        RelatedArticles? related = await _summit.RelatedAsync("a");
        Assert.Equal(["b"], related!.Articles.Select(static r => r.Article.Id));
        Assert.Null(await _summit.RelatedAsync("nobody"));
    }

    private Task PutReportsAsync() => PutAsync(
        Report("wire", "Ships", "Shipyards in Japan will repair warships of the alliance under a plan that the leaders announced in Washington.", 2),
        Report("paper", "Repairs at home", "TOKYO (Wire) - Shipyards in Japan will repair warships of the alliance under a plan that the leaders announced in Washington.", 5),
        Report("old", "Warships of the alliance", "Nobody knew last year whether warships could be mended closer to their bases than across the ocean.", 1),
        Report("new", "Warships of the alliance", "An admiral said that fewer warships would have to cross the ocean for a coat of paint and a new engine.", 9));

    private static Article Report(string id, string title, string body, int day) =>
        new() { Id = id, Title = title, Body = body, Source = "Source of " + id, PublishedAt = new DateTimeOffset(2024, 4, day, 0, 0, 0, TimeSpan.Zero) };

    [Fact]
    public async Task Search_CollapsedByStory_ShowsOneOfEachAndMarksTheFirstPublisher()
    {
        await PutReportsAsync();
        var request = new SearchRequest { Query = "shipyards repairs home warships", Collapse = CollapseMode.Story };
        IReadOnlyList<RankedPassage> hits = (await _summit.SearchAsync(request)).Passages;
        Assert.Equal("paper", hits[0].Article.Id);
        Assert.Equal(["new", "old", "paper"], hits.Select(static h => h.Article.Id).Order());
        Assert.Equal((1, false, "wire"), (hits[0].Story!.Others, hits[0].Story!.IsFirst, hits[0].Story!.First.Id));
        Assert.Equal(hits[0].Article.Story, hits[0].Story!.Id);
        Assert.All(hits.Skip(1), static h => Assert.Equal((0, true), (h.Story!.Others, h.Story.IsFirst)));
        IReadOnlyList<RankedPassage> all = (await _summit.SearchAsync(request with { Collapse = CollapseMode.None })).Passages;
        Assert.Equal(4, all.Count);
        Assert.All(all, static h => Assert.Null(h.Story));
        Assert.Equal(hits.Select(static h => h.Id), await PagesAsync(request with { K = 1 }));
    }

    [Fact]
    public async Task Related_ListsNearDuplicatesApart_AndTheNewestOfEquals()
    {
        await PutReportsAsync();
        RelatedArticles related = (await _summit.RelatedAsync("wire"))!;
        Assert.Equal(["paper"], related.NearDuplicates.Select(static a => a.Id));
        Assert.DoesNotContain(related.Articles, static r => r.Article.Id is "wire" or "paper");
        RelatedArticles ofOld = (await _summit.RelatedAsync("old"))!;
        Assert.Empty(ofOld.NearDuplicates);
        Assert.Equal("new", ofOld.Articles[0].Article.Id);
        Assert.Single(ofOld.Articles, static r => r.Article.Id is "wire" or "paper");
        await PutAsync(Report("tie1", "Cherry blossoms", "Paths of the capital.", 3), Report("tie2", "Cherry blossoms", "Trees of the capital.", 8), Report("asked", "Cherry blossoms", "Gardens.", 4));
        Assert.Equal(["tie2", "tie1"], (await _summit.RelatedAsync("asked"))!.Articles.Select(static r => r.Article.Id));
    }

    [Theory]
    [InlineData("k", 0)]
    [InlineData("k", 1001)]
    [InlineData("perArticle", -1)]
    [InlineData("neighbours", 4)]
    public async Task Search_ValueOutOfRange_NamesTheParameter(string parameter, int value)
    {
        var request = new SearchRequest { Query = "x" };
        request = parameter switch
        {
            "k" => request with { K = value },
            "perArticle" => request with { PerArticle = value },
            _ => request with { Neighbours = value },
        };
        InvalidSearchRequestException fault = await Assert.ThrowsAsync<InvalidSearchRequestException>(() => _summit.SearchAsync(request));
        Assert.Equal(parameter, fault.Parameter);
    }

    [Fact]
    public async Task Search_CursorOfAnotherRequest_IsRefused()
    {
        await PutAsync([.. Enumerable.Range(1, 5).Select(i => Story(i))]);
        SearchResponse first = await _summit.SearchAsync(new SearchRequest { Query = "alliance", K = 2 });
        foreach (string cursor in new[] { first.Cursor!, "nonsense", "AAAA", "" })
        {
            InvalidSearchRequestException fault = await Assert.ThrowsAsync<InvalidSearchRequestException>(
                () => _summit.SearchAsync(new SearchRequest { Query = "grows", K = 2, Cursor = cursor }));
            Assert.Equal("cursor", fault.Parameter);
        }
    }

    [Fact]
    public async Task Index_ArticleWithoutIdOrText_IsRefused()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _summit.IndexAsync(new Article { Id = " ", Title = "x" }));
        await Assert.ThrowsAsync<ArgumentException>(() => _summit.IndexAsync(new Article { Id = "x" }));
    }

    [Fact]
    public async Task AfterDisposal_EveryMemberThrows()
    {
        await _summit.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _summit.SearchAsync("x"));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _summit.IndexAsync(Story(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _summit.SyncAsync(new SyncRequest { Paths = ["x"] }));
    }

    [Theory]
    [InlineData(nameof(SummitOptions.IndexPath))]
    [InlineData(nameof(SummitOptions.RamBufferMegabytes))]
    [InlineData(nameof(SummitOptions.SearchTimeout))]
    [InlineData(nameof(SummitOptions.CommitEveryArticles))]
    public void Options_OutOfRange_NameTheOption(string option)
    {
        var options = new SummitOptions();
        switch (option)
        {
            case nameof(SummitOptions.IndexPath): options.IndexPath = " "; break;
            case nameof(SummitOptions.RamBufferMegabytes): options.RamBufferMegabytes = 0; break;
            case nameof(SummitOptions.SearchTimeout): options.SearchTimeout = TimeSpan.Zero; break;
            default: options.CommitEveryArticles = 0; break;
        }
        Assert.Contains(option, Assert.ThrowsAny<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
