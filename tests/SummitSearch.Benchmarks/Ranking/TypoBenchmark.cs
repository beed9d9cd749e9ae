using System.Globalization;
using System.Text.Json;
using SummitSearch.Backends;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;
using SummitSearch.Querying;
using SummitSearch.Tests.Backends;

namespace SummitSearch.Benchmarks.Ranking;

/// <summary>How many queries with one random typo still find among ten the relevant passage that they found without it, and what spelling repair does to queries without one.</summary>
/// <remarks>Queries of a log have no judgements: for them the best article of the clean query is the relevant one. A clean query changes if its ten passages, as JSON, are
/// not the same bytes with repair and without.</remarks>
internal static class TypoBenchmark
{
    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string[] collections = ["squad-wiki-passages", "multihop-rag-facts-500", "beir-scifact", "xquad/en"];
        string indexes = Path.Combine(Path.GetTempPath(), "summit-ranking");
        int queries = 1000, seed = 20240410;
        bool losses = false, words = false;
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--collections": collections = args[++i].Split(','); break;
                case "--indexes": indexes = args[++i]; break;
                case "--queries": queries = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--seed": seed = int.Parse(args[++i], CultureInfo.InvariantCulture); break;
                case "--losses": losses = true; break;
                case "--words": words = true; break;
            }
        }
        if (words) RestoredWords.PrintHead();
        else Console.WriteLine("| collection | found without typo | kept with repair | kept without repair | clean queries of known words | of them changed by repair |\n|---|---|---|---|---|---|");
        foreach (JudgedCollection collection in collections.Select(JudgedCollection.Open))
        {
            await MeasureAsync(collection.Name, collection, [.. collection.Queries.Select(q => (q.Query, collection.Judgements.GradesOf(q.QueryId)))]);
            if (collection.Name == collections[0] && LogQueries() is { Length: > 0 } log) await MeasureAsync($"query log on {collection.Name}", collection, log);
        }
        return 0;

        async Task MeasureAsync(string name, JudgedCollection collection, (string Query, IReadOnlyDictionary<string, int>? Grades)[] of)
        {
            if (words) RestoredWords.Measure(name, FolderOf(collection, indexes), [.. of.Take(queries).Select(static q => q.Query)], seed, losses);
            else await TypoBenchmark.MeasureAsync(name, collection, indexes, of, queries, seed, losses);
        }
    }

    private static string FolderOf(JudgedCollection collection, string indexes) => Path.Combine(indexes, collection.Name.Replace('/', '-'));

    private static (string Query, IReadOnlyDictionary<string, int>? Grades)[] LogQueries() => SharedData.Find("query-logs") is not { } folder ? []
        : [.. File.ReadLines(Path.Combine(folder, "trec-million-query.1-10000.txt")).Select(static line => (line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..], (IReadOnlyDictionary<string, int>?)null))];

    private static async Task MeasureAsync(string name, JudgedCollection collection, string indexes, (string Query, IReadOnlyDictionary<string, int>? Grades)[] queries, int most, int seed, bool losses)
    {
        await using Summit summit = await RankingBenchmark.OpenAsync(collection, indexes, new RankingWeights());
        using FileSystemDirectory directory = new(FolderOf(collection, indexes));
        using IndexReader reader = DirectoryReader.Open(directory);
        TypoMaker typos = new(seed);
        int found = 0, kept = 0, keptOff = 0, known = 0, changed = 0, tried = 0;
        foreach ((string query, IReadOnlyDictionary<string, int>? grades) in queries)
        {
            if (typos.Misspell(query) is not { } misspelled) continue;
            if (tried++ == most) break;
            IReadOnlyList<RankedPassage> clean = await TopAsync(summit, query, FuzzyMode.Auto);
            if (RestoredWords.AreKnown(reader, query))
            {
                known++;
                IReadOnlyList<RankedPassage> off = await TopAsync(summit, query, FuzzyMode.Off);
                if (JsonSerializer.Serialize(clean, SummitJson.Options) != JsonSerializer.Serialize(off, SummitJson.Options)) changed++;
            }
            HashSet<string> relevant = [.. clean.Select(static p => p.Article.Id).Where((id, i) => grades?.ContainsKey(id) ?? i == 0)];
            if (relevant.Count == 0) continue;
            found++;
            SearchResponse repaired = await SearchAsync(summit, misspelled, FuzzyMode.Auto);
            if (repaired.Passages.Any(p => relevant.Contains(p.Article.Id))) kept++;
            else if (losses) Console.Error.WriteLine($"{query} | {misspelled} | {repaired.Suggestion}");
            if ((await TopAsync(summit, misspelled, FuzzyMode.Off)).Any(p => relevant.Contains(p.Article.Id))) keptOff++;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {found} | {100.0 * kept / found:F1} % | {100.0 * keptOff / found:F1} % | {known} | {changed} |"));
    }

    private static async Task<IReadOnlyList<RankedPassage>> TopAsync(Summit summit, string query, FuzzyMode fuzzy) => (await SearchAsync(summit, query, fuzzy)).Passages;

    private static Task<SearchResponse> SearchAsync(Summit summit, string query, FuzzyMode fuzzy) =>
        summit.SearchAsync(new SearchRequest { Query = query, PerArticle = 1, Highlight = false, Fuzzy = fuzzy });
}
