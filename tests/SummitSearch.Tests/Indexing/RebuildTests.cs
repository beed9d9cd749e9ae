using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Passages;

namespace SummitSearch.Tests.Indexing;

/// <summary>An index that was written otherwise than this version or these options would write it.</summary>
public sealed class RebuildTests : IDisposable
{
    private const string Body = "The rover is built by a car maker. It will carry two astronauts to the far side. They will explore the south pole of the Moon. Water may be found there.";
    private static readonly PassageOptions Short = new() { TargetWords = 10, MaxWords = 16 };
    private readonly CorpusFolder _corpus = new();
    private readonly string _index = Directory.CreateTempSubdirectory("summit-rebuild-").FullName;

    public void Dispose()
    {
        _corpus.Dispose();
        Directory.Delete(_index, recursive: true);
    }

    private Task<Summit> OpenAsync(PassageOptions? passages = null) =>
        Summit.OpenAsync(new SummitOptions { IndexPath = _index, CorpusPath = _corpus.Path, Passages = passages ?? new PassageOptions() });

    private static async Task<int> PassagesAsync(Summit summit) => (await summit.SearchAsync("rover astronauts pole water")).Passages.Count;

    private async Task IndexWithLongPassagesAsync()
    {
        _corpus.Write("rover.txt", "Rover\n\n" + Body);
        await using Summit summit = await OpenAsync();
        await summit.IndexAsync(new Article { Id = "api", Title = "By hand", Body = "Came through the API." });
        await summit.CommitAsync();
        await summit.SyncAsync();
        Assert.False(summit.NeedsRebuild);
        Assert.Equal(1, await PassagesAsync(summit));
    }

    [Fact]
    public async Task Sync_IndexOfOtherOptions_IsRebuilt_WhileTheOldOneAnswers()
    {
        await IndexWithLongPassagesAsync();
        await using Summit summit = await OpenAsync(Short);
        Assert.True(summit.NeedsRebuild);
        var during = new SearchingProgress(summit);
        SyncReport report = await summit.SyncAsync(progress: during);
        Assert.Equal(1, report.FilesRead);
        Assert.All(during.Counts, static count => Assert.Equal(1, count));
        Assert.NotEmpty(during.Counts);
        Assert.False(summit.NeedsRebuild);
        Assert.True(await PassagesAsync(summit) > 1);
        Assert.NotNull(await summit.GetArticleAsync("api"));
    }

    [Fact]
    public async Task Commit_IntoAnIndexOfOtherOptions_LeavesItMarkedForRebuilding()
    {
        await IndexWithLongPassagesAsync();
        await using (Summit summit = await OpenAsync(Short))
        {
            await summit.IndexAsync(new Article { Id = "new", Title = "Added before the rebuild", Body = "Text." });
            await summit.CommitAsync();
            Assert.True(summit.NeedsRebuild);
        }
        await using Summit reopened = await OpenAsync(Short);
        Assert.True(reopened.NeedsRebuild);
        await reopened.SyncAsync();
        Assert.False(reopened.NeedsRebuild);
        Assert.NotNull(await reopened.GetArticleAsync("new"));
    }

    [Fact]
    public async Task Rebuild_ThatFails_LeavesTheOldIndexAnswering()
    {
        await IndexWithLongPassagesAsync();
        await using Summit summit = await OpenAsync(Short);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => summit.SyncAsync(progress: new Cancelling(cancel), cancellationToken: cancel.Token));
        Assert.True(summit.NeedsRebuild);
        Assert.Equal(1, await PassagesAsync(summit));
        await summit.SyncAsync();
        Assert.True(await PassagesAsync(summit) > 1);
    }

    [Fact]
    public async Task Rebuild_KeepsArticlesOfTheApiThatAreNotCommittedYet()
    {
        await IndexWithLongPassagesAsync();
        await using Summit summit = await OpenAsync();
        await summit.IndexAsync(new Article { Id = "pending", Title = "By hand too", Body = "Not committed yet." });
        await summit.SyncAsync(new SyncRequest { Rebuild = true });
        await summit.CommitAsync();
        foreach (string id in new[] { "rover", "api", "pending" }) Assert.NotNull(await summit.GetArticleAsync(id));
    }

    /// <summary>Searches in the middle of the work.</summary>
    private sealed class SearchingProgress(Summit summit) : IProgress<SyncProgress>
    {
        public List<int> Counts { get; } = [];

        public void Report(SyncProgress value) => Counts.Add(PassagesAsync(summit).GetAwaiter().GetResult());
    }

    private sealed class Cancelling(CancellationTokenSource source) : IProgress<SyncProgress>
    {
        public void Report(SyncProgress value) => source.Cancel();
    }
}
