using SummitSearch.Articles;
using SummitSearch.Evaluation;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Backends;

public sealed class SpellingRepairTests : IDisposable
{
    private const int Seed = 20240410;

    private readonly string _folder = Directory.CreateTempSubdirectory("summit-typos-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_OfTwoNearWords_TakesTheOneThatFitsTheOthers()
    {
        await using Summit summit = await SampleAsync();
        Assert.Equal("a#0", await FirstAsync(summit, "naval shipyrad repairs"));
        Assert.Equal("b#0", await FirstAsync(summit, "lunar rovor crew"));
        Assert.Equal("b#0", await FirstAsync(summit, "kunar rover"));
        Assert.Equal("c#0", await FirstAsync(summit, "treatyarticle islands"));
    }

    [Fact]
    public async Task Search_LetterLeftOut_OfAWordOfFive_IsPutBack()
    {
        await using Summit summit = await SampleAsync();
        Assert.Equal("b#0", await FirstAsync(summit, "luar"));
        Assert.Equal("c#0", await FirstAsync(summit, "teaty"));
    }

    [Fact]
    public async Task Search_OfManyNearWords_FrequentOnesFirst_LettersLeftOutBeforeLettersReplaced()
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = _folder });
        // Longer words are nearer by the share of letters that they have in common, and more than are looked at closely.
        string[] rare = ["monkey", "morley", "mosley", "conley", "manley", "motley", "minley", "mobley", "monlea", "monlex"];
        for (int i = 0; i < rare.Length; i++) await summit.IndexAsync(new Article { Id = $"rare-{i}", Title = "Name", Body = $"A person called {rare[i]}." });
        for (int i = 0; i < 60; i++) await summit.IndexAsync(new Article { Id = $"money-{i}", Title = "Bank", Body = "Money is kept in a bank." });
        await summit.IndexAsync(new Article { Id = "rivers", Title = "Map", Body = "Of rivers." });
        for (int i = 0; i < 3; i++) await summit.IndexAsync(new Article { Id = $"riels-{i}", Title = "Price", Body = "Paid in riels." });
        await summit.CommitAsync();

        Assert.StartsWith("money-", await FirstAsync(summit, "monley"), StringComparison.Ordinal);
        Assert.Equal("rivers#0", await FirstAsync(summit, "riers"));
    }

    [Fact]
    public async Task Search_QuotedExcludedShortAndKnownWords_AreLeftAlone()
    {
        await using Summit summit = await SampleAsync();
        Assert.Empty((await summit.SearchAsync("\"shipyrad\"")).Passages);
        Assert.Empty((await summit.SearchAsync("creu")).Passages);
        Assert.Equal("-shipyrad treaty", (await summit.SearchAsync("-shipyrad treayt")).Suggestion);
        foreach (string query in new[] { "naval shipyards", "lunar rover crew", "treaty" })
        {
            SearchResponse auto = await summit.SearchAsync(new SearchRequest { Query = query }), off = await summit.SearchAsync(new SearchRequest { Query = query, Fuzzy = FuzzyMode.Off });
            Assert.Equal(off.Passages.Select(static p => (p.Id, p.Score)), auto.Passages.Select(static p => (p.Id, p.Score)));
            Assert.Null(auto.Suggestion);
        }
    }

    [Fact]
    public async Task Search_Correction_IsSuggestedWhereItFindsMore()
    {
        await using Summit summit = await SampleAsync();
        Assert.Equal("crew shipyards", (await summit.SearchAsync("crew shipyrads")).Suggestion);
        Assert.Null((await summit.SearchAsync("naval shipyrads")).Suggestion);
        Assert.Null((await summit.SearchAsync("naval zzzzzzzzz")).Suggestion);
    }

    [Fact]
    public async Task Search_NoTimeLeft_RepairsNothingAndIsPartial()
    {
        await using Summit summit = await SampleAsync();
        SearchResponse late = await summit.SearchAsync(new SearchRequest { Query = "naval shipyrad repairs", Timeout = TimeSpan.FromTicks(1) });

        Assert.True(late.Partial);
        Assert.Empty(late.Passages);
        Assert.Null(late.Suggestion);
    }

    [SharedDataFact]
    public async Task Search_MisspelledQuestions_KeepTheirPassage()
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = _folder });
        await summit.SyncAsync(new SyncRequest { Paths = [SharedData.Path("xquad/en/corpus.jsonl.gz")] });
        using var judged = new StreamReader(SharedData.Path("xquad/en/qrels.tsv"));
        RelevanceJudgements judgements = RelevanceJudgements.Read(judged);
        using var lines = new StreamReader(SharedData.Path("xquad/en/queries.tsv"));
        var typos = new TypoMaker(Seed);
        int found = 0, kept = 0;
        foreach ((string id, string query) in QuerySet.Read(lines).Take(150))
        {
            if (typos.Misspell(query) is not { } misspelled || !await FindsAsync(summit, query, judgements.GradesOf(id))) continue;
            found++;
            if (await FindsAsync(summit, misspelled, judgements.GradesOf(id))) kept++;
        }
        Assert.True(kept >= 0.9 * found, $"seed {Seed}: {kept} of {found} kept");
    }

    private static async Task<bool> FindsAsync(Summit summit, string query, IReadOnlyDictionary<string, int> grades) =>
        (await summit.SearchAsync(new SearchRequest { Query = query, PerArticle = 1, Highlight = false })).Passages.Any(p => grades.ContainsKey(p.Article.Id));

    private static async Task<string> FirstAsync(Summit summit, string query) => (await summit.SearchAsync(query)).Passages[0].Id;

    private async Task<Summit> SampleAsync()
    {
        Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = _folder });
        await summit.IndexAsync(new Article { Id = "a", Title = "Repairs", Body = "Naval ships come to the shipyard, and other shipyards, for repairs." });
        await summit.IndexAsync(new Article { Id = "b", Title = "Moon", Body = "The lunar rover carries a crew of two over the Moon." });
        await summit.IndexAsync(new Article { Id = "c", Title = "Treaty", Body = "The treaty article covers the islands, and a shipyear was lost by a lover of roses." });
        await summit.CommitAsync();
        return summit;
    }
}
