using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Evaluation;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>How well the ranking finds what is judged relevant, beside plain BM25, with any weights changed.</summary>
/// <remarks>Articles are ranked, as by <c>summit run --unit article</c>. Queries are numbered in the order of their file; weights chosen on the odd ones are to be reported on the even ones.</remarks>
internal static class RankingBenchmark
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] collections = [.. JudgedCollection.Names()];
        string indexes = Path.Combine(Path.GetTempPath(), "summit-ranking");
        string? runs = null;
        List<RankingVariant> variants = [RankingVariant.Default];
        int k = 100;
        bool halves = false, plain = true;
        QueryExpansion expand = QueryExpansion.None;
        double? halfLifeDays = null;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--collections": collections = args[++i].Split(','); break;
                case "--indexes": indexes = args[++i]; break;
                case "--variant": variants.Add(RankingVariant.Parse(args[++i])); break;
                case "--ablate": variants.AddRange(RankingVariant.Ablations); break;
                case "-k": k = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--halves": halves = true; break;
                case "--no-plain": plain = false; break;
                case "--half-life": halfLifeDays = double.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--expand": expand = Enum.Parse<QueryExpansion>(args[++i], ignoreCase: true); break;
                case "--runs": runs = args[++i]; break;
            }
        }
        Console.WriteLine("| collection | ranking | nDCG@10 | MAP | R@100 |" + (halves ? " odd nDCG@10 | MAP | even nDCG@10 | MAP |" : ""));
        Console.WriteLine("|---|---|---|---|---|" + (halves ? "---|---|---|---|" : ""));
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open))
        {
            if (plain) PrintPlain(collection, indexes, k, halves);
            foreach (RankingVariant variant in variants)
            {
                List<RunEntry> run = await RunAsync(collection, indexes, variant.Weights, new SearchRequest { K = k, Expand = expand, HalfLifeDays = halfLifeDays });
                if (runs is not null) Keep(run, Path.Combine(runs, $"{collection.Name.Replace('/', '-')}-{variant.Name}.run"));
                Print(collection, variant.Name, run, halves);
            }
        }
        return 0;
    }

    /// <summary>Opens the index of a collection, bringing it in step with the corpus.</summary>
    public static async Task<Summit> OpenAsync(JudgedCollection collection, string indexes, RankingWeights weights)
    {
        SummitOptions options = OptionsOf(collection, indexes);
        Summit summit = new(options, new LucenePassageIndex(options) { Weights = weights }, TimeProvider.System);
        await summit.SyncAsync(new SyncRequest { Paths = [collection.Corpus] });
        return summit;
    }

    /// <summary>Opens the index of a collection as it is.</summary>
    public static LucenePassageIndex OpenIndex(JudgedCollection collection, string indexes, RankingWeights weights) => new(OptionsOf(collection, indexes)) { Weights = weights };

    /// <summary>Opens the plain index of a collection, or builds it.</summary>
    public static PlainSearch OpenPlain(JudgedCollection collection, string indexes) =>
        PlainSearch.Open(Path.Combine(indexes, "plain-" + collection.Name.Replace('/', '-')), collection);

    private static SummitOptions OptionsOf(JudgedCollection collection, string indexes)
    {
        SummitOptions options = new() { IndexPath = Path.Combine(indexes, collection.Name.Replace('/', '-')) };
        Directory.CreateDirectory(options.IndexPath);
        return options;
    }

    private static void PrintPlain(JudgedCollection collection, string indexes, int k, bool halves)
    {
        using PlainSearch search = OpenPlain(collection, indexes);
        Print(collection, "plain BM25", [.. collection.Queries.SelectMany(q => search.Search(q.Query, k).Select((hit, i) => new RunEntry(q.QueryId, hit.Id, i + 1, hit.Score, "plain")))], halves);
    }

    private static async Task<List<RunEntry>> RunAsync(JudgedCollection collection, string indexes, RankingWeights weights, SearchRequest request)
    {
        await using Summit summit = await OpenAsync(collection, indexes, weights);
        List<RunEntry> run = [];
        foreach ((string id, string query) in collection.Queries)
        {
            SearchResponse response = await summit.SearchAsync(request with { Query = query, PerArticle = 1, Highlight = false, Timeout = TimeSpan.FromMinutes(1) });
            run.AddRange(response.Passages.Select(p => new RunEntry(id, p.Article.Id, p.Rank, p.Score, "summit")));
        }
        return run;
    }

    private static void Keep(List<RunEntry> run, string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using StreamWriter lines = new(path);
        TrecRun.Write(lines, run);
    }

    private static void Print(JudgedCollection collection, string ranking, List<RunEntry> run, bool halves)
    {
        IReadOnlyList<QueryEvaluation> queries = RunEvaluation.Of(collection.Judgements, run, allJudgedQueries: true).Queries;
        RetrievalMeasures all = RetrievalMeasures.Mean([.. queries.Select(static q => q.Measures)]);
        string line = string.Create(CultureInfo.InvariantCulture, $"| {collection.Name} | {ranking} | {all.NdcgAt10:F4} | {all.AveragePrecision:F4} | {all.RecallAt100:F4} |");
        Console.WriteLine(halves ? line + Half(queries, 0) + Half(queries, 1) : line);
    }

    private static string Half(IReadOnlyList<QueryEvaluation> queries, int first)
    {
        RetrievalMeasures half = RetrievalMeasures.Mean([.. queries.Where((_, i) => i % 2 == first).Select(static q => q.Measures)]);
        return string.Create(CultureInfo.InvariantCulture, $" {half.NdcgAt10:F4} | {half.AveragePrecision:F4} |");
    }
}
