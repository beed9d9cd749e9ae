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
    public async Task NewsFacts_RankAsWellAsMeasured() => Assert.InRange(await NdcgAsync("multihop-rag-facts-500"), 0.785, 1);

    [SharedDataFact]
    public async Task Abstracts_RankAsWellAsMeasured() => Assert.InRange(await NdcgAsync("beir-scifact"), 0.684, 1);

    private async Task<double> NdcgAsync(string collection)
    {
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(_folder, "index"), SearchTimeout = TimeSpan.FromMinutes(1) });
        await summit.SyncAsync(new SyncRequest { Paths = [SharedData.Path($"{collection}/corpus.jsonl.gz")] });
        using var judged = new StreamReader(SharedData.Path($"{collection}/qrels.tsv"));
        RelevanceJudgements judgements = RelevanceJudgements.Read(judged);
        using var lines = new StreamReader(SharedData.Path($"{collection}/queries.tsv"));
        var run = new List<RunEntry>();
        foreach ((string id, string query) in QuerySet.Read(lines).Where(q => judgements.QueryIds.Contains(q.QueryId)))
        {
            SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = query, PerArticle = 1, Highlight = false });
            run.AddRange(response.Passages.Select(p => new RunEntry(id, p.Article.Id, p.Rank, p.Score, "test")));
        }
        return RunEvaluation.Of(judgements, run, allJudgedQueries: true).Mean.NdcgAt10;
    }
}
