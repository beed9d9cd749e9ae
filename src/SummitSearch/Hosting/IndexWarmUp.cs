using System.Diagnostics;
using SummitSearch.Querying;

namespace SummitSearch.Hosting;

/// <summary>Has the way of an article into the index compiled before the first one comes, by indexing some of an archive's own articles into a scratch index.</summary>
/// <remarks>In the first seconds of a news wire, searches otherwise wait for the compiler as well as for the indexing in haste that it has not mended yet.
/// The archive is only read. The scratch index is in the folder for temporary files, and gone in the end.</remarks>
internal static class IndexWarmUp
{
    private const int Articles = 120;
    private const int ArticlesOfCommit = 4;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(4);

    /// <summary>Indexes; does nothing where the archive is empty.</summary>
    /// <param name="summit">The archive; once it is closed, the next article ends this.</param>
    /// <exception cref="ObjectDisposedException">It was closed.</exception>
    /// <exception cref="IOException">There is no folder for the scratch index.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may one be made.</exception>
    public static async Task RunAsync(ISummit summit)
    {
        long started = Stopwatch.GetTimestamp();
        SearchResponse newest = await summit.SearchAsync(new SearchRequest { K = Articles, PerArticle = 1, Sort = SortOrder.Newest }).ConfigureAwait(false);
        if (newest.Passages.Count == 0) return;
        string folder = Directory.CreateTempSubdirectory("summit-warm-up-").FullName;
        try
        {
            await using Summit scratch = await Summit.OpenAsync(new SummitOptions { IndexPath = folder }).ConfigureAwait(false);
            for (int i = 0; i < Articles && Stopwatch.GetElapsedTime(started) < LongestTime; i++)
            {
                if (await summit.GetArticleAsync(newest.Passages[i % newest.Passages.Count].Article.Id).ConfigureAwait(false) is not { } article) continue;
                // A fifth of them come again, as corrections do.
                await scratch.IndexAsync(article with { Id = $"{article.Id}-{i * 4 / 5}" }).ConfigureAwait(false);
                if (i % ArticlesOfCommit == ArticlesOfCommit - 1)
                    await scratch.CommitAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
