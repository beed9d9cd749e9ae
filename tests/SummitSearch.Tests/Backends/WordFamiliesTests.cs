using SummitSearch.Backends;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Backends;

/// <summary>Words of one family: the table, and what it does to the ranking.</summary>
public sealed class WordFamiliesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-families-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("invad", "invas")]
    [InlineData("death", "die,dead")]
    [InlineData("kuwaiti", "kuwait")]
    [InlineData("offic", "")]
    public void Of_IsTheRestOfTheFamily(string term, string expected) => Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), WordFamilies.Of("en", term).Order());

    [Fact]
    public void Of_AnotherLanguage_IsNothing() => Assert.Empty(WordFamilies.Of("de", "invad"));

    [Fact]
    public void All_EveryWordHasATermThatNoOtherWordHas()
    {
        var seen = new Dictionary<string, string>();
        foreach (string family in WordFamilies.All)
        {
            string[] words = family.Split(' ');
            List<string> terms = [.. AnalyzedWords.Of(LanguageFields.AnalyzerOf("en"), "text", family).Select(static w => w.Term)];
            Assert.True(words.Length > 1 && words.Length == terms.Count, family);
            Assert.All(terms.Zip(words), t => Assert.True(seen.TryAdd(t.First, t.Second), $"{t.Second} of '{family}' is '{t.First}', as {seen[t.First]} is"));
        }
    }

    [Fact]
    public async Task Search_AnotherWordOfTheFamily_CountsForTheOneThatIsMissing()
    {
        Assert.Equal(["invasion", "visit"], (await IslandsAsync()).Select(static p => p.Article.Id));
        // Equal but for that, they stand as they were put in.
        Assert.Equal(["visit", "invasion"], (await IslandsAsync(new RankingWeights { Family = 0 })).Select(static p => p.Article.Id));
    }

    [Fact]
    public async Task Explain_ShowsWhatTheFamilyAdds()
    {
        List<RankedPassage> found = await IslandsAsync();
        float added = PartOf(found[0]);
        Assert.Equal(found[0].Score - found[1].Score, added, 4);
        Assert.InRange(added, 0.1f, 2);
        Assert.Equal(0, PartOf(found[1]));
    }

    [Fact]
    public async Task Search_BothWordsTyped_EachCountsAsItselfOnly() =>
        Assert.All(await SearchAsync("invasion of the island: who invaded it?"), static p => Assert.Equal(0, PartOf(p)));

    [Fact]
    public async Task Search_MoreFrequentWordOfTheFamily_CountsLess()
    {
        // "prison" is in four passages, "imprison" in one; "conqueror" and "conquest" in one each.
        float frequent = PartOf((await SearchAsync("imprison valley")).Single(static p => p.Article.Id == "valley"));
        float rare = PartOf((await SearchAsync("conqueror valley")).Single(static p => p.Article.Id == "valley"));
        Assert.InRange(frequent, 0.1f, rare - 0.1f);
    }

    private async Task<List<RankedPassage>> IslandsAsync(RankingWeights? weights = null) =>
        [.. (await SearchAsync("Who invaded the island?", weights)).Where(static p => p.Article.Id is "visit" or "invasion")];

    private static float PartOf(RankedPassage passage) => (float)passage.Explanation!.Details.Single(static d => d.Description.Contains("families", StringComparison.Ordinal)).Value;

    private async Task<IReadOnlyList<RankedPassage>> SearchAsync(string query, RankingWeights? weights = null)
    {
        var options = new SummitOptions { IndexPath = Path.Combine(_folder, "index") };
        await using var summit = new Summit(options, new LucenePassageIndex(options) { Weights = weights ?? new RankingWeights() }, TimeProvider.System);
        if ((await summit.StatsAsync()).Passages == 0)
        {
            foreach ((string id, string body) in ((string Id, string Body)[])[
                ("visit", "Ships came to the island at dawn for a visit of friends."),
                ("invasion", "Ships came to the island at dawn for an invasion of friends."),
                ("army", "Armies invaded another country on the mainland in the same week of the year."),
                ("valley", "A valley with a prison and the story of a conquest was shown to guests."),
                ("one", "A prison of old was opened."), ("two", "A prison of old was closed."), ("three", "A prison of old was sold."), ("four", "Soldiers would imprison them."), ("five", "The conqueror went home.")])
                await summit.IndexAsync(TemporarySummit.Text(id, body));
            await summit.CommitAsync();
        }
        return (await summit.SearchAsync(new SearchRequest { Query = query, Explain = true, Fuzzy = FuzzyMode.Off })).Passages;
    }
}
