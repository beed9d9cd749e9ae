using SummitSearch.Articles;
using SummitSearch.Backends;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Indexing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Backends;

public sealed class RunScorerTests : IDisposable
{
    private const string Part = "words of the query with the little words beside them";
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-runs-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Runs_EqualCountingThemInTheText()
    {
        const int seed = 11;
        var random = new Random(seed);
        string[] vocabulary = ["of", "the", "in", "from", "ferry", "island", "harbour", "1975"];
        string Words(int count) => string.Join(' ', random.GetItems(vocabulary, count));
        List<string> texts = [.. Enumerable.Range(0, 60).Select(_ => Words(random.Next(3, 25)))];
        await using Summit summit = await OpenAsync(new RankingWeights { RunDepth = 1000 }, texts);
        for (int round = 0; round < 40; round++)
        {
            string query = Words(random.Next(2, 8));
            QueryRuns runs = QueryRuns.Of(query);
            SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = query, K = 100, Explain = true });
            foreach (RankedPassage passage in response.Passages)
            {
                double expected = runs.Runs.Sum(run => ScoreOf(texts, passage.Article.Title + " " + passage.Text, [.. run.Select(word => runs.Words[word])]));
                Assert.True(Math.Abs(expected - RunsOf(passage)) < 1e-4, $"seed {seed}, query '{query}', {passage.Text}: {expected}, {RunsOf(passage)}");
            }
        }
    }

    [Fact]
    public async Task Runs_OfTheBestOnly_KeepOrderAndAddUp()
    {
        List<string> texts = [.. Enumerable.Range(0, 12).Select(static i => $"The ferry left {string.Join(' ', Enumerable.Repeat("harbour", i))} from the island.")];
        await using Summit summit = await OpenAsync(new RankingWeights { RunDepth = 3 }, texts);
        SearchResponse response = await summit.SearchAsync(new SearchRequest { Query = "ferry from the island", K = 12, Explain = true });
        Assert.Equal(12, response.Passages.Count);
        Assert.All(response.Passages.Take(3), static p => Assert.True(RunsOf(p) > 0));
        Assert.All(response.Passages.Skip(3), static p => Assert.Equal(0, RunsOf(p)));
        Assert.Equal(response.Passages.Select(static p => p.Score).OrderDescending(), response.Passages.Select(static p => p.Score));
        Assert.All(response.Passages, static p => Assert.Equal(p.Score, p.Explanation!.Value, 4));
    }

    [Fact]
    public async Task Search_WordForWord_StandsAboveTheSameWordsOtherwise()
    {
        await using Summit summit = await OpenAsync(new RankingWeights(), ["Before 1975 boats came, and men went to island harbours.", "Boats came in 1975, and men went before to island harbours."]);
        Assert.Equal("1", (await summit.SearchAsync("who came in 1975")).Passages[0].Article.Id);
        Assert.Equal("0", (await summit.SearchAsync("who came before 1975")).Passages[0].Article.Id);
    }

    /// <summary>An index of an older schema is searched while it rebuilds itself.</summary>
    [Fact]
    public void Score_FieldWithoutPlaces_IsNothing()
    {
        using FileSystemDirectory directory = new(_folder);
        using (IndexWriter writer = new(directory, new IndexWriterOptions { Analyzer = new ExactAnalyzer() }))
        {
            Document document = new();
            document.Add(new Field(PassageSchema.Exact, FieldValue.Of("who came in 1975"), new FieldOptions { IndexOptions = IndexOptions.DocumentsAndFrequencies }));
            writer.AddDocument(document);
            writer.Commit();
        }
        using IndexReader reader = DirectoryReader.Open(directory);
        Candidate[] candidates = [new Candidate(0, 1f, 0)];
        using RunScorer runs = new(new IndexSearcher(reader), QueryRuns.Of("who came in 1975"), FieldStatistics.Of(reader, PassageSchema.Exact, 0.9f, 0.4f));
        runs.Score(SegmentSlice.Of(reader, candidates)[0], candidates, new SpareCursors(1));
        Assert.Equal(0f, candidates[0].Scores.Runs);
    }

    private static double ScoreOf(List<string> texts, string text, string[] run)
    {
        string[] words = text.ToLowerInvariant().Split(' ');
        int count = Enumerable.Range(0, words.Length).Count(i => words.AsSpan(i).StartsWith(run));
        double rarity = run.Where(static word => !QuestionWords.Contains(word)).Max(word =>
        {
            int having = texts.Count(t => t.Split(' ').Contains(word));
            return Math.Log(1 + ((texts.Count - having + 0.5) / (having + 0.5)));
        });
        return rarity * count / (count + 1);
    }

    private static double RunsOf(RankedPassage passage) => passage.Explanation!.Details.Single(static d => d.Description.EndsWith(Part, StringComparison.Ordinal)).Details[0].Value;

    private async Task<Summit> OpenAsync(RankingWeights weights, List<string> texts)
    {
        var options = new SummitOptions { IndexPath = Path.Combine(_folder, "index") };
        var summit = new Summit(options, new LucenePassageIndex(options) { Weights = weights }, TimeProvider.System);
        for (int i = 0; i < texts.Count; i++) await summit.IndexAsync(new Article { Id = i.ToString(System.Globalization.CultureInfo.InvariantCulture), Title = "Report", Body = texts[i], Language = "en" });
        await summit.CommitAsync();
        return summit;
    }
}
