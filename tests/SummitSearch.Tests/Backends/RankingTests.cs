using SummitSearch.Articles;
using SummitSearch.Evaluation;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Backends;

/// <summary>Guards the quality of the ranking on judged collections; RANKING.md has the figures.</summary>
public sealed class RankingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-ranking-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [SharedDataFact]
    public async Task NewsFacts_RankAsWellAsMeasured() => Assert.InRange((await MeasureAsync("multihop-rag-facts-500")).NdcgAt10, 0.835, 1);

    [SharedDataFact]
    public async Task Abstracts_RankAsWellAsMeasured() => Assert.InRange((await MeasureAsync("beir-scifact")).NdcgAt10, 0.694, 1);

    [SharedDataFact]
    public async Task Records_RankAsWellAsMeasured() => Assert.InRange((await MeasureAsync("cacm")).AveragePrecision, 0.379, 1);

    [Fact]
    public async Task Search_QuotationInASentence_IsNoDemand()
    {
        await using Summit summit = await SampleAsync();
        Assert.Equal("b#0", (await summit.SearchAsync("Which general leads the \"joint headquarters\" at Yokota?")).Passages[0].Id);
        Assert.Equal(["a#0"], (await summit.SearchAsync("\"joint headquarters\" Yokota general")).Passages.Select(static p => p.Id));
    }

    [Fact]
    public async Task Explain_OfListedArticles_AddsUpToTheScore()
    {
        await using Summit summit = await SampleAsync();
        SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = "joint headquarters in Yokota", PerArticle = 1, Explain = true });
        Assert.Equal(2, response.Passages.Count);
        foreach (RankedPassage passage in response.Passages)
        {
            Assert.Equal(8, passage.Explanation!.Details.Count);
            Assert.Equal(passage.Score, passage.Explanation.Details.Sum(static d => d.Value), 4);
        }
    }

    private async Task<Summit> SampleAsync()
    {
        Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index") });
        await summit.IndexAsync(new Article { Id = "a", Title = "Alliance", Body = "A joint headquarters will open next year." });
        await summit.IndexAsync(new Article { Id = "b", Title = "Command", Body = "A general at Yokota leads the headquarters, which is joint." });
        await summit.CommitAsync();
        return summit;
    }

    private async Task<RetrievalMeasures> MeasureAsync(string collection)
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index"), SearchTimeout = TimeSpan.FromMinutes(1) });
        await summit.SyncAsync(new SyncRequest { Paths = [SharedData.Path($"{collection}/corpus.jsonl.gz")] });
        using var judged = new StreamReader(SharedData.Path($"{collection}/qrels.tsv"));
        RelevanceJudgements judgements = RelevanceJudgements.Read(judged);
        using var lines = new StreamReader(SharedData.Path($"{collection}/queries.tsv"));
        var run = new List<RunEntry>();
        foreach ((string id, string query) in QuerySet.Read(lines).Where(q => judgements.QueryIds.Contains(q.QueryId)))
        {
            SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = query, PerArticle = 1, K = 100, Highlight = false });
            run.AddRange(response.Passages.Select(p => new RunEntry(id, p.Article.Id, p.Rank, p.Score, "test")));
        }
        return RunEvaluation.Of(judgements, run, allJudgedQueries: true).Mean;
    }
}
