using SummitSearch.Backends;
using SummitSearch.Indexing;
using SummitSearch.Querying;

namespace SummitSearch.Resilience.Resources;

/// <summary>The clock goes backwards, of the machine or of the files: nothing depends on its direction.</summary>
public sealed class ClockTests
{
    private static readonly DateTimeOffset Start = new(2024, 4, 10, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Clock_SetBackAYear_WritingSearchingAndPagingGoOn()
    {
        using Lucene.Tests.Storage.TemporaryFolder folder = new();
        SummitOptions options = new() { IndexPath = Path.Combine(folder.Path, "index") };
        SettableClock clock = new(Start);
        await using (Summit summit = new(options, new LucenePassageIndex(options), clock))
        {
            await summit.AddAsync(0, 10);
            SearchResponse first = await summit.SearchAsync(new SearchRequest { Query = "report number", K = 4 });
            clock.Now = Start.AddYears(-1);
            await summit.AddAsync(10, 10);

            SearchResponse second = await summit.SearchAsync(new SearchRequest { Query = "report number", K = 4, Cursor = first.Cursor });
            Assert.Equal(4, second.Passages.Count);
            Assert.Empty(first.Passages.Select(static p => p.Id).Intersect(second.Passages.Select(static p => p.Id)));
            Assert.Equal(20, (await summit.StatsAsync()).Articles);
            clock.Now = Start.AddYears(1);
            Assert.NotEmpty((await summit.SearchAsync(new SearchRequest { Query = "report number", K = 4, Cursor = first.Cursor })).Passages);
        }
        await Archive.AssertHoldsAsync(options.IndexPath, 20);
    }

    [Fact]
    public async Task File_ReplacedByOneWithAnEarlierTime_IsIndexed()
    {
        using Lucene.Tests.Storage.TemporaryFolder folder = new();
        string corpus = Path.Combine(folder.Path, "corpus"), file = Path.Combine(corpus, "ferry.txt");
        Directory.CreateDirectory(corpus);
        await using Summit summit = await Summit.OpenAsync(new SummitOptions { IndexPath = Path.Combine(folder.Path, "index"), CorpusPath = corpus });
        await WriteAsync(file, "The ferry leaves at noon.", Start);
        Assert.Equal(1, (await summit.SyncAsync()).Added);
        await WriteAsync(file, "The ferry leaves at dusk.", Start.AddYears(-3));

        SyncReport report = await summit.SyncAsync();

        Assert.Equal(1, report.Updated);
        Assert.Contains("dusk", Assert.Single((await summit.SearchAsync("ferry")).Passages).Text, StringComparison.Ordinal);
    }

    private static async Task WriteAsync(string file, string body, DateTimeOffset time)
    {
        await File.WriteAllTextAsync(file, "Ferry times\n\n" + body + "\n");
        File.SetLastWriteTimeUtc(file, time.UtcDateTime);
    }

    private sealed class SettableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
