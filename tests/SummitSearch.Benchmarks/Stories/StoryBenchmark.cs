using System.Diagnostics;
using System.Globalization;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Querying;
using SummitSearch.Tests.Stories;

namespace SummitSearch.Benchmarks.Stories;

/// <summary>Precision and recall of the stories on reuters-21578 and on rewrites of its stories, in pairs of articles.</summary>
internal static class StoryBenchmark
{
    private const int MaxExamples = 60;

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        int seed = args is ["--seed", string given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1;
        if (SharedData.Find("reuters-21578") is not { } folder)
        {
            Console.Error.WriteLine("reuters-21578 is absent; set SUMMIT_DATA.");
            return 2;
        }
        List<WireReport> reports = WireReport.ReadAll(folder);
        var judge = new ReportJudge(reports.Select(static r => $"{r.Title} {r.Body}"));
        HashSet<(int A, int B)> truth = judge.Same();
        Console.WriteLine($"| articles | pairs found | precision | pairs wanted | recall |\n|---|---|---|---|---|");
        Dictionary<string, string> stories = await ClusterAsync(reports);
        ReportCollection(reports, judge, truth, stories);
        await ReportRewritesAsync(reports, truth, seed);
        return 0;
    }

    private static void ReportCollection(List<WireReport> reports, ReportJudge judge, HashSet<(int A, int B)> truth, Dictionary<string, string> stories)
    {
        List<(int A, int B)> found = PairsOf(reports, stories);
        List<(int A, int B)> wrong = [.. found.Where(p => judge.AreDifferent(p.A, p.B))];
        List<(int A, int B)> missed = [.. truth.Where(p => stories[reports[p.A].Id] != stories[reports[p.B].Id])];
        Print($"reuters-21578 ({reports.Count:N0})", found.Count, 1 - ((double)wrong.Count / found.Count), truth.Count, 1 - ((double)missed.Count / truth.Count));
        foreach ((string what, List<(int A, int B)> pairs) in new[] { ("wrong", wrong), ("missed", missed) })
            Console.Error.WriteLine($"{what}: {string.Join(", ", pairs.Take(MaxExamples).Select(p => $"{reports[p.A].Id}+{reports[p.B].Id}"))}");
    }

    /// <summary>Three rewrites of every fourth story that has no near-duplicate in the collection, put in among all the others.</summary>
    private static async Task ReportRewritesAsync(List<WireReport> reports, HashSet<(int A, int B)> truth, int seed)
    {
        HashSet<int> duplicated = [.. truth.SelectMany(static p => new[] { p.A, p.B })];
        var texts = new StoryTexts(seed);
        int[] originals = [.. Enumerable.Range(0, reports.Count).Where(i => i % 4 == 0 && !duplicated.Contains(i) && reports[i].Body.Split(' ').Length >= 40)];
        List<WireReport> rewrites = [.. originals.SelectMany(i => Enumerable.Range(1, 3).Select(n => new WireReport($"{reports[i].Id}-{n}", reports[i].Title, texts.Rewrite(reports[i].Body))))];
        Dictionary<string, string> stories = await ClusterAsync([.. reports, .. rewrites]);
        HashSet<string> used = [.. rewrites.Select(static r => r.Id), .. originals.Select(i => reports[i].Id)];
        string[] judged = [.. stories.Keys.Where(used.Contains)];
        PairScore score = PairScore.Of([.. judged.Select(id => stories[id])], [.. judged.Select(static id => id.Split('-')[0])]);
        Print($"{rewrites.Count:N0} rewrites of {originals.Length:N0} of them, seed {seed}", score.Found, score.Precision, score.Wanted, score.Recall);
    }

    private static async Task<Dictionary<string, string>> ClusterAsync(List<WireReport> reports)
    {
        string folder = Directory.CreateTempSubdirectory("summit-stories").FullName;
        try
        {
            await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = folder });
            long started = Stopwatch.GetTimestamp();
            foreach (WireReport report in reports) await summit.IndexAsync(report.ToArticle());
            await summit.CommitAsync();
            Console.Error.WriteLine($"{reports.Count:N0} articles in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
            var stories = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (WireReport[] chunk in reports.Chunk(1000))
            {
                var request = new SearchRequest { Filters = new SearchFilters { ArticleId = [.. chunk.Select(static r => r.Id)] }, K = 1000, PerArticle = 1 };
                for (string? cursor = null; ;)
                {
                    SearchResponse page = await summit.SearchAsync(request with { Cursor = cursor });
                    foreach (RankedPassage hit in page.Passages) stories[hit.Article.Id] = hit.Article.Story;
                    if ((cursor = page.Cursor) is null) break;
                }
            }
            // Passages that are copies of one another are shown once; their articles are looked up one by one.
            foreach (WireReport report in reports.Where(r => !stories.ContainsKey(r.Id)))
                stories[report.Id] = (await summit.SearchAsync(new SearchRequest { Filters = new SearchFilters { ArticleId = [report.Id] }, K = 1 })).Passages[0].Article.Story;
            return stories;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static List<(int A, int B)> PairsOf(List<WireReport> reports, Dictionary<string, string> stories)
    {
        List<(int, int)> pairs = [];
        foreach (int[] members in Enumerable.Range(0, reports.Count).GroupBy(i => stories[reports[i].Id]).Select(static g => g.ToArray()))
        {
            for (int i = 0; i < members.Length; i++)
            {
                for (int j = i + 1; j < members.Length; j++) pairs.Add((members[i], members[j]));
            }
        }
        return pairs;
    }

    private static void Print(string what, long found, double precision, long wanted, double recall) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {what} | {found:N0} | {precision:F3} | {wanted:N0} | {recall:F3} |"));
}
