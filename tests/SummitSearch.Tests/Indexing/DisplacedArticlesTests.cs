using System.Globalization;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests.Indexing;

/// <summary>Articles with one id in several files: one wins, and the others come back when it goes.</summary>
public sealed class DisplacedArticlesTests : IDisposable
{
    private readonly CorpusFolder _corpus = new();
    private readonly InMemoryPassageIndex _index = new();

    public void Dispose() => _corpus.Dispose();

    private SyncReport Sync(int commitEvery = 1000, Action? onCommit = null)
    {
        using var indexer = new ArticleIndexer(_index, new PassageSplitter());
        return new CorpusSynchronizer(_index, indexer, new ArticleReader(), commitEvery, null, onCommit ?? (() => { }), CancellationToken.None).Run([_corpus.Path], false);
    }

    private string? TitleOf(string id)
    {
        using IArticleSnapshot snapshot = _index.OpenArticles();
        return snapshot.FindArticle(id)?.Article.Title;
    }

    private void Write(string file, int articles, int version) => _corpus.Write(file, string.Join('\n', Enumerable.Range(0, articles).Select(i =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"id":"a{{i}}","title":"{{file}} {{i}}","body":"Text {{i}}.","version":{{version}}}"""))));

    [Theory]
    [InlineData("a.jsonl", "b.jsonl")]
    [InlineData("b.jsonl", "a.jsonl")]
    public void HighestVersionWins_AndTheOtherReturnsWhenItGoes(string older, string newer)
    {
        Write(older, 3, version: 1);
        Write(newer, 2, version: 2);
        Sync();
        Assert.Equal([newer + " 0", newer + " 1", older + " 2"], new[] { "a0", "a1", "a2" }.Select(TitleOf));
        _corpus.Delete(newer);
        Sync();
        Assert.Equal([older + " 0", older + " 1", older + " 2"], new[] { "a0", "a1", "a2" }.Select(TitleOf));
    }

    [Fact]
    public void WinnerThatArrivesLater_IsRememberedByTheLoser()
    {
        Write("b.jsonl", 2, version: 1);
        Sync();
        Write("c.jsonl", 2, version: 2);
        Sync();
        Assert.Equal("c.jsonl 0", TitleOf("a0"));
        Write("c.jsonl", 1, version: 2);
        Sync();
        Assert.Equal(["c.jsonl 0", "b.jsonl 1"], new[] { "a0", "a1" }.Select(TitleOf));
    }

    [Fact]
    public void ThousandsDisplacedAtOnce_AreNotedOnceACommit()
    {
        Write("a.jsonl", 3000, version: 1);
        Sync();
        Write("b.jsonl", 3000, version: 2);
        int before = _index.FilePuts;
        Assert.Equal(3000, Sync(commitEvery: 1000).Updated);
        Assert.InRange(_index.FilePuts - before, 2, 8);
    }

    [Fact]
    public void CrashAmidDisplacing_SecondRunEndsAsAnUninterruptedOne()
    {
        for (int crashAt = 1; crashAt <= 3; crashAt++)
        {
            Write("a.jsonl", 9, version: 1);
            Sync();
            Write("b.jsonl", 9, version: 2);
            int commits = 0;
            Assert.Throws<IOException>(() => Sync(commitEvery: 3, onCommit: () =>
            {
                if (++commits == crashAt) throw new IOException("power cut");
            }));
            _index.Rollback();
            _corpus.Delete("b.jsonl");
            Sync();
            Assert.All(Enumerable.Range(0, 9), i => Assert.Equal($"a.jsonl {i}", TitleOf($"a{i}")));
        }
    }
}
