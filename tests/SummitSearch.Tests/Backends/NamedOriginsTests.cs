using SummitSearch.Articles;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Backends;

public sealed class NamedOriginsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-origins-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("What does the New York Times say about the storm?", "whole")]
    [InlineData("What does the new york times say about the storm?", "shuffled")]
    [InlineData("What does the Evening Post's storm report say?", "named")]
    [InlineData("What does the Post in the Evening say about the storm?", "swapped")]
    public async Task Search_WholeNameOfASource_BeatsItsWords(string query, string first)
    {
        await using Summit summit = await SampleAsync();
        Assert.Equal(first + "#0", (await summit.SearchAsync(query)).Passages[0].Id);
    }

    [Theory]
    [InlineData("storm 2024-04-05", "april")]
    [InlineData("storm 2024-05-04", "may")]
    [InlineData("storm 5. April 2024", "april")]
    public async Task Search_FullDate_BeatsItsNumbers(string query, string first)
    {
        await using Summit summit = await SampleAsync();
        SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = query, Explain = true });
        Assert.Equal(first + "#0", response.Passages[0].Id);
        Assert.Equal(response.Passages[0].Score, response.Passages[0].Explanation!.Details.Sum(static d => d.Value), 4);
    }

    [Fact]
    public async Task Search_DayOfNearlyAllReports_CountsLessThanAWord()
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        var day = new DateTimeOffset(2024, 4, 5, 12, 0, 0, TimeSpan.Zero);
        for (int i = 0; i < 8; i++) await summit.IndexAsync(new Article { Id = $"fair{i}", Title = "Weather", Body = $"Fair, said witness {(char)('a' + i)}.", PublishedAt = day });
        await summit.IndexAsync(new Article { Id = "storm", Title = "Weather", Body = "A storm came late.", PublishedAt = day.AddDays(1) });
        await summit.CommitAsync();
        Assert.Equal("storm#0", (await summit.SearchAsync("storm 5 April 2024")).Passages[0].Id);
    }

    [Fact]
    public async Task Search_ArchiveOfOnePaper_ItsNameIsLookedAtOnlyWhereItIsAllThatIsAsked()
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        for (int i = 0; i < 12; i++) await summit.IndexAsync(new Article { Id = $"{i}", Title = "Weather", Body = i == 5 ? "A storm was seen." : $"Fair, said {(char)('a' + i)}.", Source = "The Harbour Post", Section = i < 6 ? "Coast" : "Hills" });
        await summit.CommitAsync();
        Assert.Equal(["5#0"], (await FindAsync("Harbour Post storm")).Select(static p => p.Id));
        Assert.Equal(10, (await FindAsync("Harbour Post")).Count);
        // Six of twelve still tell something.
        Assert.Equal(6, (await FindAsync("Harbour Post storm coast")).Count);

        async Task<IReadOnlyList<RankedPassage>> FindAsync(string query) => (await summit.SearchAsync(new SearchRequest { Query = query, Collapse = CollapseMode.None })).Passages;
    }

    private async Task<Summit> SampleAsync()
    {
        Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        // Pairs with the same words in their metadata; of equals, the one that was indexed first stands above.
        foreach ((string id, string? source, DateTimeOffset? date) in new (string, string?, DateTimeOffset?)[]
        {
            ("shuffled", "The Times New York", null),
            ("whole", "The New York Times", null),
            ("swapped", "Post Evening", null),
            ("named", "Evening Post", null),
            ("may", null, new DateTimeOffset(2024, 5, 4, 23, 59, 59, TimeSpan.Zero)),
            ("april", null, new DateTimeOffset(2024, 4, 5, 0, 0, 0, TimeSpan.Zero)),
        }) await summit.IndexAsync(new Article { Id = id, Title = "Weather", Body = $"A storm was seen {id} by many.", Source = source, PublishedAt = date });
        await summit.CommitAsync();
        return summit;
    }
}
