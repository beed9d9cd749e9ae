using System.Globalization;
using System.Text.Json;
using SummitSearch.Articles;
using SummitSearch.Querying;
using Xunit.Abstractions;

namespace SummitSearch.Cli.Tests.Killing;

/// <summary><c>summit index</c> killed at seeded places, the corpus changing meanwhile: the next run ends with the index that an uninterrupted run would have made.</summary>
/// <remarks>Bad files are strewn among the good ones. The tool names each as it meets it, and that line is the signal to kill: no clock decides.</remarks>
public sealed class KilledIndexTests(ITestOutputHelper log) : IDisposable
{
    private const int Files = 90;
    private const int MarkerEvery = 6;
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-kill-").FullName;

    private string Corpus => Path.Combine(_folder, "corpus");

    private string Index => Path.Combine(_folder, "index");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NextRun_EndsAsAnUninterruptedOne()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_CLI_KILLS") ?? "3", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_SEED") ?? "4", CultureInfo.InvariantCulture);
        log.WriteLine($"SUMMIT_SEED={seed} SUMMIT_CLI_KILLS={kills}");
        var random = new Random(seed);
        int struck = 0;
        for (int number = 0; number < Files; number++)
        {
            WriteFile(random, number);
            if (number % MarkerEvery == 0) File.WriteAllText(Path.Combine(Corpus, MarkerName(number)), "");
        }
        for (int kill = 0; kill < kills; kill++)
        {
            string marker = MarkerName(random.Next(Files / MarkerEvery) * MarkerEvery);
            // Bad in a new way each time, or else it would not be looked at again.
            File.WriteAllText(Path.Combine(Corpus, marker), new string(' ', kill + 1));
            struck += await SummitProcess.RunUntilAsync(marker, "index", Corpus, "--index", Index, "--commit-every", "10") ? 1 : 0;
            for (int change = 0; change < 40; change++) WriteFile(random, random.Next(Files));
            // Every fourth time the tool gets to finish, so that kills meet complete indexes too.
            if (kill % 4 == 3) await AssertNextRunCompletesAsync(kill);
        }
        Assert.True(struck > 0, $"Only {struck} of {kills} kills struck before the end.");
        await AssertNextRunCompletesAsync(kills);
    }

    private async Task AssertNextRunCompletesAsync(int round)
    {
        Assert.False(await SummitProcess.RunUntilAsync(null, "index", Corpus, "--index", Index));
        string fresh = Path.Combine(_folder, $"fresh-{round}");
        await using Summit uninterrupted = await OpenAsync(fresh), recovered = await OpenAsync(Index);
        await uninterrupted.SyncAsync(new() { Paths = [Corpus] });
        Assert.Empty((await recovered.CheckAsync()).Faults);
        Assert.Equal(await ArticlesAsync(uninterrupted), await ArticlesAsync(recovered));
        Assert.Equal(await PassagesAsync(uninterrupted), await PassagesAsync(recovered));
        Assert.Equal((await uninterrupted.StatsAsync()).Files, (await recovered.StatsAsync()).Files);
    }

    private static Task<Summit> OpenAsync(string index) => Summit.OpenAsync(new SummitOptions { IndexPath = index });

    /// <summary>Every article that could be there, as JSON; those that are not there are empty lines.</summary>
    private static async Task<List<string>> ArticlesAsync(Summit summit)
    {
        var articles = new List<string>();
        for (int id = 0; id < Files * 2; id++)
        {
            Article? article = await summit.GetArticleAsync($"id-{id}");
            articles.Add(article is null ? "" : JsonSerializer.Serialize(article, SummitJson.Options));
        }
        Assert.Contains(articles, static a => a.Length > 0);
        return articles;
    }

    private static async Task<List<string>> PassagesAsync(Summit summit)
    {
        SearchResponse all = await summit.SearchAsync(new SearchRequest { Query = "", K = 1000, PerArticle = 1 });
        Assert.Null(all.Cursor);
        return [.. all.Passages.Select(static p => $"{p.Id} {p.Text}").Order(StringComparer.Ordinal)];
    }

    private static string MarkerName(int number) => $"{number:000}-bad.txt";

    /// <summary>Writes, changes or removes a file: a few articles each, some of which other files hold in other versions.</summary>
    private void WriteFile(Random random, int number)
    {
        Directory.CreateDirectory(Corpus);
        string path = Path.Combine(Corpus, $"{number:000}.jsonl");
        if (File.Exists(path) && random.Next(3) == 0)
        {
            File.Delete(path);
            return;
        }
        File.WriteAllLines(path, Enumerable.Range(0, 1 + random.Next(3)).Select(_ => JsonSerializer.Serialize(new
        {
            id = $"id-{random.Next(Files * 2)}",
            version = random.Next(5),
            title = $"Story {random.Next(1000)}",
            body = string.Join(' ', Enumerable.Range(0, 5 + random.Next(1200)).Select(_ => $"word{random.Next(300)}{(random.Next(9) == 0 ? "." : "")}")),
        })));
    }
}
