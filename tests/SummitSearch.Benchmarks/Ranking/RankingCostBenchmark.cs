using System.Diagnostics;
using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Benchmarks.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>What the ranking costs beside plain BM25: the same questions, ten hits, one thread; a query's latency is the shortest of its rounds.</summary>
/// <remarks>Twice: the ranking alone, where both give numbers and scores of documents; and the whole answer through the library (articles read and shown, words marked),
/// where plain BM25 is the same index with every part of the ranking but BM25 of title and text switched off.</remarks>
internal static class RankingCostBenchmark
{
    private const int Rounds = 5;
    private const int K = 10;

    private static readonly RankingWeights Plain = new()
    {
        K1 = 0.9f,
        B = 0.4f,
        QuestionWords = 1,
        Title = 0,
        Captions = 0,
        Metadata = 0,
        Exact = 0,
        Window = 0,
        Pairs = 0,
        Runs = 0,
        Article = 0,
        ListedArticle = 0,
    };

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] collections = ["squad-wiki-passages", "beir-scifact"];
        string indexes = Path.Combine(Path.GetTempPath(), "summit-ranking");
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--collections": collections = args[++i].Split(','); break;
                case "--indexes": indexes = args[++i]; break;
            }
        }
        Console.WriteLine("Median / p99 in microseconds.\n\n| collection | queries | plain BM25 | ranking | ratio | whole answer, plain BM25 | whole answer | ratio |\n|---|---|---|---|---|---|---|---|");
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open)) await MeasureAsync(collection, indexes);
        return 0;
    }

    private static async Task MeasureAsync(JudgedCollection collection, string indexes)
    {
        string[] queries = [.. collection.Queries.Take(500).Select(static q => q.Query)];
        using PlainSearch plain = RankingBenchmark.OpenPlain(collection, indexes);
        await using Summit summit = await RankingBenchmark.OpenAsync(collection, indexes, new RankingWeights());
        using LucenePassageIndex index = RankingBenchmark.OpenIndex(collection, indexes, new RankingWeights());
        using IPassageSnapshot snapshot = index.OpenSnapshot();
        Latencies bm25 = Time(queries, query => plain.SearchOnly(query, K));
        Latencies ranking = Time(queries, query => snapshot.Prepare(new PassageQuery { Text = query, Now = DateTimeOffset.UtcNow }).Search(K, CancellationToken.None));
        await using Summit plainSummit = await RankingBenchmark.OpenAsync(collection, indexes, Plain);
        Latencies plainAnswer = TimeAnswers(plainSummit, queries), answer = TimeAnswers(summit, queries);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {collection.Name} | {queries.Length} | {Show(bm25)} | {Show(ranking)} | {ranking.Median / bm25.Median:F1} | {Show(plainAnswer)} | {Show(answer)} | {answer.Median / plainAnswer.Median:F1} |"));
    }

    private static Latencies TimeAnswers(Summit summit, string[] queries) =>
        Time(queries, query => summit.SearchAsync(new SearchRequest { Query = query, K = K }).GetAwaiter().GetResult());

    private static string Show(Latencies latencies) => string.Create(CultureInfo.InvariantCulture, $"{latencies.Median:F0} / {latencies.P99:F0}");

    private static Latencies Time(string[] queries, Action<string> search)
    {
        long[][] ticks = [.. queries.Select(static _ => new long[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < queries.Length; i++)
            {
                long start = Stopwatch.GetTimestamp();
                search(queries[i]);
                ticks[i][round] = Stopwatch.GetTimestamp() - start;
            }
        }
        return Latencies.Of(ticks);
    }
}
