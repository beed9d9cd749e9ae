using SummitSearch.Evaluation;

namespace SummitSearch.Tests.Evaluation;

public sealed class RunEvaluationTests
{
    private const string Qrels = "q1 0 d1 2\nq1 0 d3 1\nq1 0 d9 0\nq1 0 d7 1\nq2 0 d5 1\nq3 0 d1 1\n";

    [Fact]
    public void Of_HandComputedQuery_EqualsTrecEval()
    {
        // Ranking d9 d1 d4 d3; relevant d1 (grade 2), d3 and d7 (grade 1).
        RetrievalMeasures measures = RetrievalMeasures.Of(["d9", "d1", "d4", "d3"], Judgements(Qrels).GradesOf("q1"));
        double gain = 2 / Math.Log2(3) + 1 / Math.Log2(5), ideal = 2 + 1 / Math.Log2(3) + 1 / Math.Log2(4);
        Assert.Equal(0.5406, Math.Round(gain / ideal, 4));
        Assert.Equal(gain / ideal, measures.NdcgAt10, 12);
        Assert.Equal((0.5 + 0.5) / 3, measures.AveragePrecision, 12);
        Assert.Equal(0.5, measures.ReciprocalRankAt10);
        Assert.Equal(0.2, measures.PrecisionAt10, 12);
        Assert.Equal(2 / 3.0, measures.RecallAt100, 12);
        Assert.Equal((1.0, 1.0), (measures.HitsAt4, measures.HitsAt10));
    }

    [Fact]
    public void Of_Cutoffs_AreKept()
    {
        string[] ranking = [.. Enumerable.Range(0, 150).Select(i => $"x{i}")];
        var grades = new Dictionary<string, int> { ["x10"] = 1, ["x99"] = 1, ["x100"] = 1 };
        RetrievalMeasures measures = RetrievalMeasures.Of(ranking, grades);
        Assert.Equal((0, 0, 0, 0, 0), (measures.NdcgAt10, measures.ReciprocalRankAt10, measures.PrecisionAt10, measures.HitsAt4, measures.HitsAt10));
        Assert.Equal(2 / 3.0, measures.RecallAt100, 12);
        Assert.Equal((1 / 11.0 + 2 / 100.0 + 3 / 101.0) / 3, measures.AveragePrecision, 12);
        RetrievalMeasures fifth = RetrievalMeasures.Of(ranking, new Dictionary<string, int> { ["x4"] = 1 });
        Assert.Equal((0.2, 0.0, 1.0), (fifth.ReciprocalRankAt10, fifth.HitsAt4, fifth.HitsAt10));
    }

    [Fact]
    public void Of_TiedScores_RanksHigherIdsFirst()
    {
        RunEvaluation evaluation = RunEvaluation.Of(Judgements("q 0 a 1\n"), TrecRun.Read(new StringReader("q Q0 a 1 2.5 t\nq Q0 b 2 2.5 t\nq Q0 B 3 2.5 t\n")));
        Assert.Equal(0.5, evaluation.Mean.ReciprocalRankAt10);
    }

    [Fact]
    public void Of_ScoresThatDifferBeyondFloat_AreTied()
    {
        RunEvaluation evaluation = RunEvaluation.Of(Judgements("q 0 a 1\n"), TrecRun.Read(new StringReader("q Q0 a 1 10.00000001 t\nq Q0 b 2 10.0 t\n")));
        Assert.Equal(0.5, evaluation.Mean.ReciprocalRankAt10);
    }

    [Fact]
    public void Of_StatedRanks_AreIgnored()
    {
        RunEvaluation evaluation = RunEvaluation.Of(Judgements("q 0 a 1\n"), TrecRun.Read(new StringReader("q Q0 b 1 1.0 t\nq Q0 a 2 3.0 t\n")));
        Assert.Equal(1, evaluation.Mean.ReciprocalRankAt10);
    }

    [Fact]
    public void Of_QueriesWithoutResults_CountOnlyIfAsked()
    {
        RunEntry[] run = [new("q2", "d5", 1, 3, "t"), new("unjudged", "d5", 1, 3, "t")];
        Assert.Equal(1, RunEvaluation.Of(Judgements(Qrels), run).Mean.NdcgAt10);
        RunEvaluation all = RunEvaluation.Of(Judgements(Qrels), run, allJudgedQueries: true);
        Assert.Equal(["q1", "q2", "q3"], all.Queries.Select(query => query.QueryId));
        Assert.Equal(1 / 3.0, all.Mean.NdcgAt10, 12);
    }

    [Fact]
    public void Of_DocumentTwice_IsRefused() =>
        Assert.Throws<FormatException>(() => RunEvaluation.Of(Judgements(Qrels), [new("q1", "d1", 1, 3, "t"), new("q1", "d1", 2, 2, "t")]));

    [Fact]
    public void Run_Written_IsReadBack()
    {
        RunEntry[] run = [new("q1", "path/a b", 1, 1 / 3.0, "tag"), new("q1", "ü#2", 2, 1e-7, "tag")];
        var text = new StringWriter();
        TrecRun.Write(text, run);
        Assert.StartsWith("q1 Q0 path/a%20b 1 0.3333333333333333 tag\n", text.ToString(), StringComparison.Ordinal);
        Assert.Equal(run.Select(entry => entry.Score), TrecRun.Read(new StringReader(text.ToString())).Select(entry => entry.Score));
        Assert.Equal(1, RunEvaluation.Of(Judgements("q1\tpath/a b\t1\n"), TrecRun.Read(new StringReader(text.ToString()))).Mean.ReciprocalRankAt10);
    }

    [Theory]
    [InlineData("q1 Q0 d1 1 2.5")]
    [InlineData("q1 Q0 d1 x 2.5 t")]
    [InlineData("q1 Q0 d1 1 NaN t")]
    public void Run_BadLine_IsNamed(string line)
    {
        var fault = Assert.Throws<FormatException>(() => TrecRun.Read(new StringReader("q Q0 d 1 1 t\n" + line)).ToList());
        Assert.Contains("Line 2", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judgements_BothShapes_AreRead()
    {
        Assert.Equal(2, Judgements("query-id\tcorpus-id\tscore\nq1\td1\t2\n").GradesOf("q1")["d1"]);
        Assert.Equal(2, Judgements("q1 0 d1 2\n").GradesOf("q1")["d1"]);
        Assert.Empty(Judgements("q1 0 d1 2\n").GradesOf("q2"));
        Assert.Throws<FormatException>(() => Judgements("q1 0 d1 2\nq1 0 d1 1\n"));
        Assert.Throws<FormatException>(() => Judgements("q1 0 d1 2\nq1 d1\n"));
    }

    [Fact]
    public void Queries_AreReadInOrder()
    {
        Assert.Equal([("b", "first one"), ("a", "second")], QuerySet.Read(new StringReader("b\tfirst one\n\na\tsecond\n")));
        Assert.Throws<FormatException>(() => QuerySet.Read(new StringReader("a\tx\na\ty\n")));
    }

    [Fact]
    public void SampleQuestions_AllJudgeArticlesOfTheCorpus()
    {
        string folder = Repository.Corpus, data = Path.Combine(Repository.Root, "tests", "SummitSearch.Tests", "TestData");
        var ids = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => SummitSearch.Articles.ArticleReader.IsArticlePath(Path.GetRelativePath(folder, file)))
            .SelectMany(file => new SummitSearch.Articles.ArticleReader().ReadFile(folder, file)).Select(result => result.Article!.Id).ToHashSet();
        Assert.True(ids.Count >= 60);
        using var questions = new StreamReader(Path.Combine(data, "corpus-questions.tsv"));
        using var qrels = new StreamReader(Path.Combine(data, "corpus-qrels.tsv"));
        RelevanceJudgements judgements = RelevanceJudgements.Read(qrels);
        IReadOnlyList<(string QueryId, string Query)> queries = QuerySet.Read(questions);
        Assert.Equal(40, queries.Count);
        foreach ((string queryId, _) in queries) Assert.Contains(judgements.GradesOf(queryId), pair => pair.Value > 0);
        foreach (string queryId in judgements.QueryIds) Assert.All(judgements.GradesOf(queryId).Keys, id => Assert.Contains(id, ids));
    }

    private static RelevanceJudgements Judgements(string text) => RelevanceJudgements.Read(new StringReader(text));
}
