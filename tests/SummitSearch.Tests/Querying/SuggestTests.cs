using SummitSearch.Articles;

namespace SummitSearch.Tests.Querying;

/// <summary>Suggestions on a real index.</summary>
public sealed class SuggestTests : IAsyncLifetime
{
    private readonly TemporarySummit _summit = new();

    public Task InitializeAsync() => _summit.OpenAsync(null,
        Story("a", "Prime minister visits Tokyo", "Semiconductor makers met the prime minister.", 1, a => a with { People = ["Fumio Kishida"] }),
        Story("b", "Prime minister resigns", "The semiconductor trade fell.", 3, a => a with { People = ["Fumio Kishida"] }),
        Story("c", "A new prime minister", "Semis and seminars.", 2),
        Story("d", "Tokyo prime minister poll", "Voters were asked.", 4));

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    private static Article Story(string id, string title, string body, int day, Func<Article, Article>? change = null)
    {
        var article = new Article { Id = id, Title = title, Body = body, Language = "en", PublishedAt = new DateTimeOffset(2024, 4, day, 0, 0, 0, TimeSpan.Zero) };
        return change is null ? article : change(article);
    }

    [Theory]
    [InlineData("semic", "semiconductor")]
    [InlineData("Semis and Semin", "Semis and Seminars")]
    [InlineData("prime mi", "prime minister", "Prime minister resigns", "Prime minister visits Tokyo", "Tokyo prime minister poll", "A new prime minister")]
    [InlineData("prime ", "prime minister", "Prime minister resigns", "Prime minister visits Tokyo", "Tokyo prime minister poll", "A new prime minister")]
    [InlineData("kish", "Fumio Kishida")]
    [InlineData("fum", "Fumio Kishida")]
    [InlineData("minister res", "minister resigns", "Prime minister resigns")]
    [InlineData("semciond", "semiconductor")]
    [InlineData("prime ministre", "prime minister", "Prime minister resigns", "Prime minister visits Tokyo", "Tokyo prime minister poll", "A new prime minister")]
    [InlineData("smi")]
    [InlineData("zebra")]
    [InlineData("")]
    [InlineData("  \"&")]
    public async Task Suggest_WordsPhrasesNamesAndHeadlines(string typed, params string[] expected) => Assert.Equal(expected, await _summit.Summit.SuggestAsync(typed));

    [Fact]
    public async Task Suggest_FollowsTheIndex()
    {
        Assert.Equal(["seminars"], await _summit.Summit.SuggestAsync("semina"));
        await _summit.Summit.DeleteAsync("c");
        await _summit.PutAsync(Story("e", "Seminary opens", "Seminarians came.", 5));
        Assert.Equal(["seminarians", "seminary", "Seminary opens"], await _summit.Summit.SuggestAsync("semina"));
    }

    [Fact]
    public async Task Suggest_NeverShowsWhatNoVisibleArticleHolds()
    {
        await _summit.PutAsync(
            Story("hidden", "Xylophone ban", "Xylophones are withheld.", 5, a => a with { Status = ArticleStatus.Withheld }),
            Story("later", "Xyster report", "Xysters and Xanadu.", 6, a => a with { EmbargoedUntil = DateTimeOffset.UtcNow.AddHours(1), Organisations = ["Xenon Works"] }),
            Story("gone", "Xebec sails", "Xebecs of old.", 7, a => a with { Organisations = ["Xerxes Club"] }));
        Assert.NotEmpty(await _summit.Summit.SuggestAsync("xebec"));
        await _summit.Summit.DeleteAsync("gone");
        await _summit.Summit.CommitAsync();
        foreach (string typed in (string[])["x", "xe", "xeb", "xebec s", "xerx", "xys", "xyl", "xan", "xeno", "xebce"]) Assert.Empty(await _summit.Summit.SuggestAsync(typed));
        // Each word is there, but no article holds both.
        Assert.Empty(await _summit.Summit.SuggestAsync("seminars voter"));
    }
}
