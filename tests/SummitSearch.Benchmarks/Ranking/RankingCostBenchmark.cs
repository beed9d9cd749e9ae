using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Benchmarks.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>What the ranking costs beside plain BM25: the same questions, ten hits, one thread; a query's latency is the processor time of the thread in the shortest of its rounds.</summary>
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
        NamedSource = 0,
        NamedDay = 0,
        Exact = 0,
        Family = 0,
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
        bool parts = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--collections": collections = args[++i].Split(','); break;
                case "--indexes": indexes = args[++i]; break;
                case "--parts": parts = true; break;
            }
        }
        Console.WriteLine("Median / p99 in microseconds of processor time.\n\n| collection | queries | plain BM25 | ranking | ratio | whole answer, plain BM25 | whole answer | ratio |\n|---|---|---|---|---|---|---|---|");
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open)) await MeasureAsync(collection, indexes);
        if (!parts) return 0;
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open)) RankingPartsBenchmark.Run(collection, indexes, Plain, K);
        return 0;
    }

    private static async Task MeasureAsync(JudgedCollection collection, string indexes)
    {
        string[] queries = [.. collection.Queries.Take(500).Select(static q => q.Query)];
        using PlainSearch plain = RankingBenchmark.OpenPlain(collection, indexes);
        await using Summit summit = await RankingBenchmark.OpenAsync(collection, indexes, new RankingWeights());
        using LucenePassageIndex index = RankingBenchmark.OpenIndex(collection, indexes, new RankingWeights());
        using IPassageSnapshot snapshot = index.OpenSnapshot();
        await using Summit plainSummit = await RankingBenchmark.OpenAsync(collection, indexes, Plain);
        Latencies[] taken = Time(
            queries,
            query => plain.SearchOnly(query, K),
            query => snapshot.Prepare(new PassageQuery { Text = query, Now = DateTimeOffset.UtcNow }).Search(K, CancellationToken.None),
            query => Answer(plainSummit, query),
            query => Answer(summit, query));
        string[] shown = Array.ConvertAll(taken, static t => string.Create(CultureInfo.InvariantCulture, $"{t.Median:F0} / {t.P99:F0}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"| {collection.Name} | {queries.Length} | {shown[0]} | {shown[1]} | {taken[1].Median / taken[0].Median:F1} | {shown[2]} | {shown[3]} | {taken[3].Median / taken[2].Median:F2} |"));
    }

    private static void Answer(Summit summit, string query) => summit.SearchAsync(new SearchRequest { Query = query, K = K }).GetAwaiter().GetResult();

    /// <summary>Asks each query in all ways before the next one, so that whatever slows the machine slows all ways.</summary>
    private static Latencies[] Time(string[] queries, params Action<string>[] ways)
    {
        double[][] shortest = [.. ways.Select(_ => Enumerable.Repeat(double.PositiveInfinity, queries.Length).ToArray())];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < queries.Length; i++)
            {
                for (int way = 0; way < ways.Length; way++)
                {
                    double started = ThreadTime.Microseconds;
                    ways[way](queries[i]);
                    shortest[way][i] = Math.Min(shortest[way][i], ThreadTime.Microseconds - started);
                }
            }
        }
        return Array.ConvertAll(shortest, Latencies.OfShortest);
    }
}
