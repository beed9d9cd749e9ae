using System.Globalization;
using SummitSearch.Articles;

namespace SummitSearch.Resilience.Workload;

/// <summary>The library's archive: an item is an article, a part of it a paragraph.</summary>
/// <param name="folder">Folder of the index.</param>
internal sealed class SummitSubject(string folder) : IWorkSubject
{
    private readonly Summit _summit = Open(folder);

    /// <summary>Everything in the last commit of a folder; fails where a text differs.</summary>
    public static List<WorkItem> Read(string folder, string run)
    {
        using SummitSubject subject = new(folder);
        List<WorkItem> found = [];
        for (int thread = 0; thread < WorkScript.Threads; thread++)
        {
            for (int key = 0; key < WorkScript.Keys; key++)
            {
                if (Wait(subject._summit.GetArticleAsync(new WorkItem(thread, key, 0).Id)) is not { } article)
                    continue;
                WorkItem item = new(thread, key, int.Parse(article.Title.Split(' ')[^1], CultureInfo.InvariantCulture));
                Assert.True(article.Body == BodyOf(item), $"{run}: {item} has another text");
                found.Add(item);
            }
        }
        Assert.Equal(found.Count, Wait(subject._summit.StatsAsync()).Articles);
        return found;
    }

    /// <inheritdoc/>
    public void Put(WorkItem item) => Wait(_summit.IndexAsync(ArticleOf(item)));

    /// <inheritdoc/>
    public void Delete(WorkItem item) => Wait(_summit.DeleteAsync(item.Id));

    /// <inheritdoc/>
    public void Commit() => _summit.CommitAsync().GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Merge()
    {
        // The library merges on its own account only.
    }

    /// <inheritdoc/>
    public void Backup(string folder) => _summit.BackupAsync(folder).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public void Dispose() => _summit.DisposeAsync().AsTask().GetAwaiter().GetResult();

    private static Summit Open(string folder) => Wait(Summit.OpenAsync(new SummitOptions { IndexPath = folder, RamBufferMegabytes = 1 }));

    private static Article ArticleOf(WorkItem item) => new()
    {
        Id = item.Id,
        Title = string.Create(CultureInfo.InvariantCulture, $"Version {item.Version}"),
        Body = BodyOf(item),
        Language = "en",
    };

    private static string BodyOf(WorkItem item) => string.Join("\n\n", Enumerable.Range(0, item.Parts).Select(part => item.Text(part) + "."));

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
