using System.Globalization;
using SummitSearch.Backends;
using SummitSearch.Querying;
using SummitSearch.Tests.Backends;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>How many queries with one random typo still find among ten the relevant passage that they found without it, and what spelling repair does to queries without one.</summary>
internal static class TypoBenchmark
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] collections = ["squad-wiki-passages", "multihop-rag-facts-500", "beir-scifact", "xquad/en"];
        string indexes = Path.Combine(Path.GetTempPath(), "summit-ranking");
        int queries = 1000, seed = 20240410;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--collections": collections = args[++i].Split(','); break;
                case "--indexes": indexes = args[++i]; break;
                case "--queries": queries = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seed": seed = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                default: Console.Error.WriteLine($"unknown argument {args[i]}"); return 2;
            }
        }
        Console.WriteLine("| collection | found without typo | kept with repair | kept without repair | clean queries that repair changes |\n|---|---|---|---|---|");
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open)) await MeasureAsync(collection, indexes, queries, seed);
        return 0;
    }

    private static async Task MeasureAsync(JudgedCollection collection, string indexes, int queries, int seed)
    {
        await using Summit summit = await RankingBenchmark.OpenAsync(collection, indexes, new RankingWeights());
        TypoMaker typos = new(seed);
        int found = 0, kept = 0, keptOff = 0, changed = 0, tried = 0;
        foreach ((string id, string query) in collection.Queries)
        {
            if (typos.Misspell(query) is not { } misspelled) continue;
            if (tried++ == queries) break;
            IReadOnlyDictionary<string, int> grades = collection.Judgements.GradesOf(id);
            string[] clean = await TopAsync(summit, query, FuzzyMode.Auto);
            string[] off = await TopAsync(summit, query, FuzzyMode.Off);
            if (!Enumerable.SequenceEqual(clean, off)) changed++;
            string[] relevant = [.. clean.Where(grades.ContainsKey)];
            if (relevant.Length == 0) continue;
            found++;
            if ((await TopAsync(summit, misspelled, FuzzyMode.Auto)).Intersect(relevant).Any()) kept++;
            if ((await TopAsync(summit, misspelled, FuzzyMode.Off)).Intersect(relevant).Any()) keptOff++;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {collection.Name} | {found} | {100.0 * kept / found:F1} % | {100.0 * keptOff / found:F1} % | {changed} |"));
    }

    private static async Task<string[]> TopAsync(Summit summit, string query, FuzzyMode fuzzy) =>
        [.. (await summit.SearchAsync(new SearchRequest { Query = query, PerArticle = 1, Highlight = false, Fuzzy = fuzzy })).Passages.Select(static p => p.Article.Id)];
}
