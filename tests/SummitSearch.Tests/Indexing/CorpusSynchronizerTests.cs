using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests.Indexing;

public sealed class CorpusSynchronizerTests : IDisposable
{
    private readonly CorpusFolder _corpus = new();
    private readonly InMemoryPassageIndex _index = new();

    public void Dispose() => _corpus.Dispose();

    private SyncReport Sync(bool rebuild = false, int commitEvery = 1000, Action? onCommit = null)
    {
        using var indexer = new ArticleIndexer(_index, new PassageSplitter());
        return new CorpusSynchronizer(_index, indexer, new ArticleReader(), commitEvery, null, onCommit ?? (() => { }), CancellationToken.None).Run([_corpus.Path], rebuild);
    }

    private static (long Added, long Updated, long Removed) Changes(SyncReport report) => (report.Added, report.Updated, report.Removed);

    private Dictionary<string, string> Titles()
    {
        using IArticleSnapshot snapshot = _index.OpenArticles();
        return snapshot.Files().SelectMany(f => snapshot.ArticlesOf(f.Path)).ToDictionary(static o => o.Id, o => snapshot.FindArticle(o.Id)!.Article.Title);
    }

    [Fact]
    public void FirstRun_AddsEveryFile()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        _corpus.Write("sub/b.txt", "Beta\n\nSecond story.");
        SyncReport report = Sync();
        Assert.Equal((2, 0, 0), Changes(report));
        Assert.Equal(2, report.Passages);
        Assert.Equal(new() { ["a"] = "Alpha", ["sub/b"] = "Beta" }, Titles());
    }

    [Fact]
    public void UnchangedCorpus_TouchesNothing()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Sync();
        int puts = _index.Puts;
        SyncReport report = Sync();
        Assert.Equal((0, 0, 0), Changes(report));
        Assert.Equal(0, report.FilesRead);
        Assert.Equal(puts, _index.Puts);
    }

    [Fact]
    public void TouchedButEqualFile_IsNotReadAgain()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Sync();
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Assert.Equal(0, Sync().FilesRead);
    }

    [Fact]
    public void ChangedFile_IsReplaced_AndDeletedFileRemoved()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        _corpus.Write("b.txt", "Beta\n\nSecond story.");
        Sync();
        _corpus.Write("a.txt", "Alpha two\n\nFirst story, corrected.");
        _corpus.Delete("b.txt");
        Assert.Equal((0, 1, 1), Changes(Sync()));
        Assert.Equal(new() { ["a"] = "Alpha two" }, Titles());
    }

    [Fact]
    public void Rebuild_GivesTheSameIndex()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Sync();
        Assert.Equal((1, 0, 0), Changes(Sync(rebuild: true)));
        Assert.Equal(new() { ["a"] = "Alpha" }, Titles());
    }

    [Fact]
    public void Rebuild_KeepsArticlesOfTheApi()
    {
        using (var indexer = new ArticleIndexer(_index, new PassageSplitter()))
        {
            indexer.Index(new Article { Id = "api", Title = "By hand", Body = "Text." });
            indexer.Commit();
        }
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Sync(rebuild: true);
        using IArticleSnapshot snapshot = _index.OpenArticles();
        Assert.Equal("By hand", snapshot.FindArticle("api")?.Article.Title);
    }

    [Fact]
    public void MissingCorpus_ThrowsAndRemovesNothing()
    {
        _corpus.Write("a.txt", "Alpha\n\nFirst story.");
        Sync();
        using var indexer = new ArticleIndexer(_index, new PassageSplitter());
        Assert.Throws<DirectoryNotFoundException>(() =>
            new CorpusSynchronizer(_index, indexer, new ArticleReader(), 10, null, () => { }, CancellationToken.None).Run([_corpus.Path + "-gone"], false));
        Assert.Single(Titles());
    }

    [Fact]
    public void RefusedFile_IsReportedEachTime()
    {
        _corpus.Write("bad.txt", "");
        Assert.Equal(1, Sync().Refused);
        SyncReport again = Sync();
        Assert.Equal(1, again.Refused);
        Assert.Equal("bad.txt", Assert.Single(again.Refusals).File);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Index_HighestVersionWinsWhateverTheOrder(bool newestFirst)
    {
        using var indexer = new ArticleIndexer(_index, new PassageSplitter());
        Article one = new() { Id = "x", Title = "One", Body = "Text.", Version = 1 };
        Article two = one with { Title = "Two", Version = 2 };
        foreach (Article article in newestFirst ? [two, one] : new[] { one, two }) indexer.Index(article);
        indexer.Commit();
        using IArticleSnapshot snapshot = _index.OpenArticles();
        Assert.Equal("Two", snapshot.FindArticle("x")!.Article.Title);
    }

    [Fact]
    public void Index_SaysWhatBecameOfTheArticle()
    {
        using var indexer = new ArticleIndexer(_index, new PassageSplitter());
        Article article = new() { Id = "x", Title = "One", Body = "Text.", Version = 2 };
        Assert.Equal(IndexOutcome.Added, indexer.Index(article));
        Assert.Equal(IndexOutcome.Unchanged, indexer.Index(article));
        Assert.Equal(IndexOutcome.Outdated, indexer.Index(article with { Version = 1 }));
        Assert.Equal(IndexOutcome.Updated, indexer.Index(article with { Title = "Two" }));
        Assert.True(indexer.Delete("x"));
        Assert.False(indexer.Delete("x"));
        Assert.Equal(IndexOutcome.Added, indexer.Index(article));
    }

    [Fact]
    public void CrashAtAnyCommit_SecondRunEndsAsAnUninterruptedOne()
    {
        for (int i = 0; i < 6; i++) _corpus.Write($"{i}.txt", $"Title {i}\n\nStory number {i}.");
        for (int crashAt = 1; crashAt <= 6; crashAt++)
        {
            int commits = 0;
            Assert.Throws<IOException>(() => Sync(commitEvery: 1, onCommit: () =>
            {
                if (++commits == crashAt) throw new IOException("power cut");
            }));
            _index.Rollback();
            Sync();
            Assert.Equal(6, Titles().Count);
            foreach (int i in Enumerable.Range(0, 6)) _corpus.Write($"{i}.txt", $"Title {i}\n\nStory number {i} after crash {crashAt}.");
        }
    }

    [Fact]
    public void CrashAmidAFileThatIsThenDeleted_LeavesNoOrphans()
    {
        _corpus.Write("a.jsonl", string.Join('\n', Enumerable.Range(0, 9).Select(static i => $$"""{"id":"a{{i}}","title":"Title {{i}}","body":"Text {{i}}."}""")));
        Assert.Throws<IOException>(() => Sync(commitEvery: 4, onCommit: static () => throw new IOException("power cut")));
        _index.Rollback();
        Assert.Equal(4, Titles().Count);
        _corpus.Delete("a.jsonl");
        Assert.Equal((0, 0, 4), Changes(Sync()));
        Assert.Empty(Titles());
    }
}
