using System.Diagnostics;
using System.Globalization;
using SummitSearch.Benchmarks.Indexing;
using SummitSearch.Benchmarks.Ranking;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Benchmarks.Features;

/// <summary>What each feature costs beside plain BM25, on one index of made-up articles.</summary>
internal static class FeatureBenchmark
{
    private const int Queries = 300;
    private const double PassagesInArticle = 10.5;
    private const int RelatedArticles = 100;

    // Short passages, so that a million of them are made in minutes.
    private static readonly PassageOptions Short = new() { TargetWords = 40, MaxWords = 60 };

    /// <summary>Runs the command.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        string? folder = null;
        int passages = 100_000;
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            if (args[i] == "--index") folder = args[i + 1];
            else if (args[i] == "--passages") passages = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
        }
        if (SharedData.Find("squad-wiki-passages") is not { } squad)
        {
            Console.Error.WriteLine("squad-wiki-passages is absent; set SUMMIT_DATA.");
            return 2;
        }
        var articles = new MadeUpArticles(squad);
        bool isTemporary = folder is null;
        folder ??= Directory.CreateTempSubdirectory("summit-features").FullName;
        try
        {
            await BuildAsync(folder, articles, (int)(passages / PassagesInArticle));
            await MeasureAsync(folder, articles);
        }
        finally
        {
            if (isTemporary) Directory.Delete(folder, recursive: true);
        }
        return 0;
    }

    private static async Task BuildAsync(string folder, MadeUpArticles articles, int count)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "segments_*").Any()) return;
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = folder, RamBufferMegabytes = 256, Passages = Short });
        long started = Stopwatch.GetTimestamp();
        for (int i = 0; i < count; i++) await summit.IndexAsync(articles.Create(i));
        await summit.CommitAsync();
        Console.Error.WriteLine($"{count:N0} articles in {Stopwatch.GetElapsedTime(started).TotalSeconds:F0} s");
    }

    private static async Task MeasureAsync(string folder, MadeUpArticles articles)
    {
        string synonyms = Path.GetTempFileName();
        var random = new Random(1);
        string[] queries = [.. Enumerable.Range(0, Queries).Select(_ => articles.Query(random))];
        string[] misspelt = [.. queries.Select(q => q[..2] + q[3..])];
        File.WriteAllLines(synonyms, queries.Select(q => $"{q.Split(' ')[0]} => {articles.LongWord(random)}, {articles.LongWord(random)} {articles.LongWord(random)}"));
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = folder, Passages = Short });
        await using Summit withSynonyms = await Summit.OpenAsync(new SummitOptions { IndexPath = folder, Passages = Short, SynonymsPath = synonyms });
        Console.WriteLine($"{(await summit.StatsAsync()).Passages:N0} passages, {(await summit.StatsAsync()).Segments} segments, {Queries} queries of 2 to 4 words, 10 hits, milliseconds of the thread's processor time\n");
        Console.WriteLine("| feature | median | p99 | worst | median beside plain BM25 |\n|---|---|---|---|---|");
        var bare = new SearchRequest { Highlight = false, Fuzzy = FuzzyMode.Off };
        double plain = 0;
        void Row(string name, string[] inputs, Func<string, Task> run)
        {
            (double median, double p99, double worst) = Time(inputs, run);
            if (plain == 0) plain = median;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {median:F2} | {p99:F2} | {worst:F2} | {median / plain:F1} |"));
        }
        void Search(string name, string[] inputs, SearchRequest request, Summit? on = null) => Row(name, inputs, q => (on ?? summit).SearchAsync(request with { Query = q }));
        Search("plain BM25 (classic syntax)", queries, bare with { Syntax = QuerySyntax.Lucene });
        Search("ranking in two stages", queries, bare);
        Search("… and typos, all words known", queries, bare with { Fuzzy = FuzzyMode.Auto });
        Search("… and typos, one word unknown", misspelt, bare with { Fuzzy = FuzzyMode.Auto });
        Search("… and highlights", queries, bare with { Highlight = true });
        Search("… and two neighbours either side", queries, bare with { Neighbours = 2 });
        Search("… and near-duplicates folded", queries, bare with { Collapse = CollapseMode.Story });
        Search("… and synonyms", queries, bare, withSynonyms);
        Search("… and a filter", queries, bare with { Filters = new SearchFilters { Source = ["Source 3"] } });
        Search("… and three facets", queries, bare with { Facets = new FacetRequest { Fields = ["source", "section", "people"] } });
        Search("… and a histogram by month", queries, bare with { Facets = new FacetRequest { DateHistogram = new DateHistogramRequest { TimeZone = "Asia/Tokyo" } } });
        Search("… and explanations", queries, bare with { Explain = true });
        Search("everything as it is unless told otherwise", queries, new SearchRequest());
        Row("related coverage", [.. Enumerable.Range(0, RelatedArticles).Select(static i => $"made-up-{i}")], id => summit.RelatedAsync(id));
        string[] words = [.. queries.Select(static q => q.Split(' ')[0])];
        Row("suggestions, one or two letters", [.. words.Select(static (w, i) => w[..(1 + (i % 2))])], q => summit.SuggestAsync(q));
        // Of any words as often as they occur, "the" too: where most headlines begin as typed, suggesting is dearest.
        foreach (int letters in (int[])[3, 4, 5, 6])
            Row($"suggestions, {letters} letters", [.. queries.Select(_ => articles.Word(random, letters)[..letters])], q => summit.SuggestAsync(q));
        Row("suggestions, a word and a half", [.. queries.Select(static q => q[..(q.IndexOf(' ') + 4)])], q => summit.SuggestAsync(q));
        Row("suggestions, with a typo", [.. words.Select(static w => w[..2] + w[3..])], q => summit.SuggestAsync(q));
        File.Delete(synonyms);
    }

    /// <summary>Every input twice to warm up, then three times; the shortest of an input's times counts, so that what else the machine does does not.</summary>
    private static (double Median, double P99, double Worst) Time(string[] inputs, Func<string, Task> run)
    {
        double[] shortest = new double[inputs.Length];
        for (int round = -2; round < 3; round++)
        {
            for (int i = 0; i < inputs.Length; i++)
            {
                double started = ThreadTime.Microseconds;
                Task done = run(inputs[i]);
                // Everything measured here ends on the thread that asked.
                if (!done.IsCompletedSuccessfully) throw new InvalidOperationException("The work went to another thread.");
                double took = (ThreadTime.Microseconds - started) / 1000;
                shortest[i] = round <= 0 ? took : Math.Min(shortest[i], took);
            }
        }
        Array.Sort(shortest);
        return (shortest[shortest.Length / 2], shortest[(int)(shortest.Length * 0.99)], shortest[^1]);
    }
}
