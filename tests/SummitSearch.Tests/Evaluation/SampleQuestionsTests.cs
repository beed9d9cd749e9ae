using SummitSearch.Evaluation;
using SummitSearch.Indexing;
using SummitSearch.Querying;
using Xunit.Abstractions;

namespace SummitSearch.Tests.Evaluation;

/// <summary>Forty questions on the sample corpus, judged by passage: a passage answers if it holds the quotation that the judgement gives, however the article is split.</summary>
public sealed class SampleQuestionsTests(ITestOutputHelper log) : IAsyncLifetime
{
    private readonly string _index = Directory.CreateTempSubdirectory("summit-questions-").FullName;
    private Summit _summit = null!;

    public async Task InitializeAsync()
    {
        _summit = await Summit.OpenAsync(new SummitOptions { IndexPath = _index, CorpusPath = Repository.Corpus });
        SyncReport report = await _summit.SyncAsync();
        Assert.Equal(0, report.Refused);
    }

    public async Task DisposeAsync()
    {
        await _summit.DisposeAsync();
        Directory.Delete(_index, recursive: true);
    }

    private static string DataPath(string file) => Path.Combine(Repository.Root, "tests", "SummitSearch.Tests", "TestData", file);

    [Fact]
    public async Task PassagesThatAnswer_ComeFirst()
    {
        RelevanceJudgements judgements = RelevanceJudgements.Read(new StringReader(string.Join('\n', await JudgementsAsync())));
        var run = new StringWriter();
        using var questions = new StreamReader(DataPath("corpus-questions.tsv"));
        foreach ((string id, string text) in QuerySet.Read(questions))
        {
            SearchResponse response = await _summit.SearchAsync(new SearchRequest { Query = text, K = 100, PerArticle = 0 });
            foreach (RankedPassage hit in response.Passages) TrecRun.Write(run, new RunEntry(id, hit.Id, hit.Rank, hit.Score, "summit"));
        }
        RunEvaluation evaluation = RunEvaluation.Of(judgements, TrecRun.Read(new StringReader(run.ToString())), allJudgedQueries: true);
        Dictionary<string, double> mean = evaluation.Mean.Named.ToDictionary(static m => m.Name, static m => m.Value);
        log.WriteLine(string.Join(", ", mean.Select(static m => $"{m.Key} {m.Value:F4}")));
        log.WriteLine("not in the first ten: " + string.Join(", ", evaluation.Queries.Where(static q => q.Measures.Named.Single(static m => m.Name == "Hits@10").Value == 0).Select(static q => q.QueryId)));
        Assert.Equal(40, evaluation.Queries.Count);
        Assert.True(mean["nDCG@10"] >= 0.90, $"nDCG@10 {mean["nDCG@10"]:F4}");
        Assert.True(mean["MRR@10"] >= 0.90, $"MRR@10 {mean["MRR@10"]:F4}");
    }

    /// <summary>The judgements as lines of qrels: the passage that holds each quotation.</summary>
    private async Task<List<string>> JudgementsAsync()
    {
        var lines = new Dictionary<(string Question, string Passage), int>();
        foreach (string[] row in (await File.ReadAllLinesAsync(DataPath("corpus-passages.tsv"))).Select(static line => line.Split('\t')))
        {
            (string question, string article, int grade, string quotation) = (row[0], row[1], int.Parse(row[2], System.Globalization.CultureInfo.InvariantCulture), row[3]);
            string passage = await PassageWithAsync(article, quotation);
            lines[(question, passage)] = Math.Max(grade, lines.GetValueOrDefault((question, passage)));
        }
        return [.. lines.Select(static l => $"{l.Key.Question}\t{l.Key.Passage}\t{l.Value}")];
    }

    private async Task<string> PassageWithAsync(string article, string quotation)
    {
        SearchResponse all = await _summit.SearchAsync(new SearchRequest { Query = "", K = 1000, PerArticle = 0, Filters = new SearchFilters { ArticleId = [article] } });
        string[] holding = [.. all.Passages.Where(p => p.Text.ReplaceLineEndings(" ").Contains(quotation, StringComparison.Ordinal)).Select(static p => p.Id)];
        Assert.True(holding.Length == 1, $"{holding.Length} passages of '{article}' hold \"{quotation}\".");
        return holding[0];
    }
}
