using System.Diagnostics;
using SummitSearch.Querying;

namespace SummitSearch.Hosting;

/// <summary>Has the way of an article into the index compiled before the first one comes, by indexing some of an archive's own articles into a scratch index.</summary>
/// <remarks>In the first seconds of a news wire, searches otherwise wait for the compiler as well as for the indexing in haste that it has not mended yet.
/// The archive is only read. The scratch index is in the folder for temporary files, and gone in the end.</remarks>
internal static class IndexWarmUp
{
    private const string FolderPrefix = "summit-warm-up-";
    private const int Articles = 120;
    private const int ArticlesOfCommit = 4;
    private static readonly TimeSpan LongestTime = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Abandoned = TimeSpan.FromMinutes(10);

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
        DeleteAbandoned();
        string folder = Directory.CreateTempSubdirectory(FolderPrefix).FullName;
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

    /// <summary>Deletes what processes left that were killed meanwhile.</summary>
    private static void DeleteAbandoned()
    {
        foreach (string folder in Directory.GetDirectories(Path.GetTempPath(), FolderPrefix + "*"))
        {
            if (DateTime.UtcNow - Directory.GetLastWriteTimeUtc(folder) < Abandoned) continue;
            try
            {
                Directory.Delete(folder, recursive: true);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // Another user's, or one that somebody else is deleting.
            }
        }
    }
}
