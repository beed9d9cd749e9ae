using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests.Indexing;

/// <summary>Several callers change an archive, and a change of one of them cannot be written.</summary>
public sealed class LossTests : IDisposable
{
    private const string Unwritable = "unwritable";
    private readonly CorpusFolder _corpus = new();

    public void Dispose() => _corpus.Dispose();

    [Fact]
    public async Task UncommittedChangesOfOthers_AreLostToo_AndTheyCanTell()
    {
        await using Summit summit = Open();
        await summit.IndexAsync(ArticleOf("kept"));
        await summit.CommitAsync();
        long losses = summit.Losses;
        await summit.IndexAsync(ArticleOf("lost"));
        Assert.Equal(losses, summit.Losses);
        await Assert.ThrowsAsync<UncommittedChangesLostException>(() => summit.IndexAsync(ArticleOf(Unwritable)));
        await summit.CommitAsync();
        Assert.NotEqual(losses, summit.Losses);
        Assert.NotNull(await summit.GetArticleAsync("kept"));
        Assert.Null(await summit.GetArticleAsync("lost"));
        // What is written afterwards is as safe as ever.
        losses = summit.Losses;
        Assert.Equal(IndexOutcome.Added, await summit.IndexAsync(ArticleOf("lost")));
        await summit.CommitAsync();
        Assert.Equal(losses, summit.Losses);
        Assert.NotNull(await summit.GetArticleAsync("lost"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sync_ThatSomebodyElsesFailureMeetsInTheMiddleOfAFile_IsToldAndMadeUpByTheNext(bool andACommit)
    {
        const int Articles = 600;
        // The first file has lost an article to the second, whose note is to be written with the next commit.
        _corpus.Write("a.jsonl", """{"id":"5","title":"Title of another","body":"Text."}""");
        _corpus.Write("b.jsonl", string.Join('\n', Enumerable.Range(0, Articles).Select(static i => $$"""{"id":"{{i}}","title":"Title {{i}}","body":"Text.","version":2}""")));
        await using Summit summit = Open();
        FailingOnce other = new(async () =>
        {
            await Assert.ThrowsAsync<UncommittedChangesLostException>(() => summit.IndexAsync(ArticleOf(Unwritable)));
            await summit.IndexAsync(ArticleOf("of the other"));
            if (andACommit)
                await summit.CommitAsync();
        });
        await Assert.ThrowsAsync<UncommittedChangesLostException>(() => summit.SyncAsync(progress: other));
        Assert.Equal(1, other.Times);
        SyncReport report = await summit.SyncAsync(progress: other);
        Assert.Equal(2, report.FilesRead);
        Assert.Equal(Articles + 1, (await summit.StatsAsync()).Articles);
        for (int i = 0; i < Articles; i++)
            Assert.Equal($"Title {i}", (await summit.GetArticleAsync($"{i}"))?.Title);
        Assert.Equal(0, (await summit.SyncAsync()).FilesRead);
    }

    private static Article ArticleOf(string id) => new() { Id = id, Title = "Title", Body = "Text." };

    private Summit Open() => new(new SummitOptions { IndexPath = "memory", CorpusPath = _corpus.Path }, new InMemoryPassageIndex { Unwritable = Unwritable }, TimeProvider.System);

    /// <summary>Lets another caller work in the middle of the second file, the first time that it is read.</summary>
    private sealed class FailingOnce(Func<Task> other) : IProgress<SyncProgress>
    {
        public int Times { get; private set; }

        public void Report(SyncProgress value)
        {
            if (value.Articles < 250 || Times > 0)
                return;
            Times++;
            // Its continuations need no thread of the test.
            Task.Run(other).GetAwaiter().GetResult();
        }
    }
}
