using SummitSearch.Querying;

namespace SummitSearch.Resilience.Soak;

/// <summary>One writer and one searcher on an archive, as fast as they can.</summary>
/// <param name="summit">The archive; not owned.</param>
/// <param name="folder">Where backups go.</param>
/// <param name="seed">Seed of what is done.</param>
internal sealed class SoakLoad(Summit summit, string folder, int seed)
{
    /// <summary>Articles that come and go.</summary>
    public const int Articles = 2000;

    private const int BatchSize = 25;
    private const int BatchesPerBackup = 40;
    private static readonly string[] Queries =
        ["harbour ferry", "bridge", "council storm market school budget strike festival", "\"ferry bridge\"", "museum railwai", "w17 w18", "counc", "strike OR w99", "zzz nothing"];

    private long _searches;

    /// <summary>Searches done so far.</summary>
    public long Searches => Interlocked.Read(ref _searches);

    /// <summary>Works until it is told to stop.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Task.Run(() => WriteAsync(stop), CancellationToken.None), Task.Run(() => SearchAsync(stop), CancellationToken.None));

    private async Task WriteAsync(CancellationToken stop)
    {
        Random random = new(seed);
        for (int batch = 1; !stop.IsCancellationRequested; batch++)
        {
            for (int i = 0; i < BatchSize; i++)
            {
                int number = random.Next(Articles);
                if (random.Next(10) == 0)
                    await summit.DeleteAsync($"a{number}", CancellationToken.None);
                else
                    await summit.IndexAsync(SoakTests.Article(number, batch), CancellationToken.None);
            }
            await summit.CommitAsync(CancellationToken.None);
            if (batch % BatchesPerBackup == 0)
                await BackUpAsync();
        }
    }

    private async Task BackUpAsync()
    {
        string target = Path.Combine(folder, "backup");
        await summit.BackupAsync(target);
        Directory.Delete(target, recursive: true);
    }

    private async Task SearchAsync(CancellationToken stop)
    {
        Random random = new(seed + 1);
        while (!stop.IsCancellationRequested)
        {
            SearchRequest request = new() { Query = Queries[random.Next(Queries.Length)], K = 1 + random.Next(20), Facets = random.Next(4) == 0 ? new FacetRequest { Fields = ["source"] } : null };
            SearchResponse response = await summit.SearchAsync(request, CancellationToken.None);
            if (response.Cursor is { } cursor && random.Next(5) == 0)
                await summit.SearchAsync(request with { Cursor = cursor }, CancellationToken.None);
            if (response.Passages.Count > 0 && random.Next(10) == 0)
                await summit.RelatedAsync(response.Passages[0].Article.Id, cancellationToken: CancellationToken.None);
            if (random.Next(5) == 0)
                await summit.SuggestAsync("har", cancellationToken: CancellationToken.None);
            Interlocked.Increment(ref _searches);
        }
    }
}
