using System.Text.Json;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Synonyms;

/// <summary>Synonyms from the file to the hits.</summary>
public sealed class SynonymSearchTests : IAsyncLifetime
{
    private readonly TemporarySummit _summit = new();

    private string FilePath => Path.Combine(_summit.Folder, "synonyms.txt");

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(FilePath, "U.S., US, United States\nPM => prime minister\nWHO, World Health Organization\nIT => information technology\ncar, automobile");
        await _summit.OpenAsync(
            o => o.SynonymsPath = FilePath,
            TemporarySummit.Text("states", "The United States sent a carrier."),
            TemporarySummit.Text("us", "The U.S. sent a carrier too."),
            TemporarySummit.Text("apart", "United in grief, several states sent flowers."),
            TemporarySummit.Text("minister", "The prime minister spoke of fish."),
            TemporarySummit.Text("pm", "The PM spoke of farms."),
            TemporarySummit.Text("other", "A minister in his prime spoke of forests."),
            TemporarySummit.Text("health", "The World Health Organization warned of measles."),
            TemporarySummit.Text("computers", "Jobs in information technology are scarce."),
            TemporarySummit.Text("automobiles", "Automobiles are dear."));
    }

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Theory]
    [InlineData("US carriers", "us,states")]
    [InlineData("united states carriers", "states,us,apart")]
    [InlineData("PM", "pm,minister")]
    [InlineData("prime minister", "minister,other")]
    [InlineData("WHO measles", "health")]
    [InlineData("jobs IT", "computers")]
    [InlineData("cars", "automobiles")]
    [InlineData("\"US\"", "us")]
    public async Task Search_FindsSynonyms_TypedWordsFirst(string query, string expected) =>
        Assert.Equal(expected.Split(','), await _summit.FindAsync(query));

    [Fact]
    public async Task WordsThatAreNamesInCapitalsOnly_StayWordsOtherwise() => Assert.DoesNotContain("health", await _summit.FindAsync("who spoke"));

    [Theory]
    [InlineData("US carriers", "states", "The [United] [States] sent a [carrier].")]
    [InlineData("PM fish", "minister", "The [prime] [minister] spoke of [fish].")]
    [InlineData("PM forests", "other", "A minister in his prime spoke of [forests].")]
    public async Task Highlights_MarkSynonyms_PhrasesOnlyAsPhrases(string query, string id, string expected)
    {
        var request = new SearchRequest { Query = query, Filters = new SearchFilters { ArticleId = [id] } };
        RankedPassage passage = (await _summit.Summit.SearchAsync(request)).Passages[0];
        string marked = passage.Text;
        foreach (var range in passage.Highlights.Reverse()) marked = $"{marked[..range.Start]}[{marked[range.Start..range.End]}]{marked[range.End..]}";
        Assert.Equal(expected, marked);
    }

    [Fact]
    public async Task Explain_ShowsTheSynonym()
    {
        SearchResponse response = await _summit.Summit.SearchAsync(new SearchRequest { Query = "US carriers", Explain = true });
        string explanation = JsonSerializer.Serialize(response.Passages.Single(static p => p.Article.Id == "states").Explanation);
        Assert.Contains("unit state", explanation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ChangesToTheFile_TakeEffectWithoutIndexing()
    {
        Assert.Equal(5, (await _summit.Summit.StatsAsync()).Synonyms!.Rules);
        await File.WriteAllTextAsync(FilePath, "premier, prime minister");
        DateTime until = DateTime.UtcNow.AddSeconds(20);
        while (!(await _summit.FindAsync("premier")).Contains("minister") && DateTime.UtcNow < until) await Task.Yield();
        Assert.Equal("minister", (await _summit.FindAsync("premier"))[0]);
        Assert.Equal(["pm"], await _summit.FindAsync("PM"));
    }
}
