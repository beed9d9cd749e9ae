using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Tests.Querying;

namespace SummitSearch.Tests.Indexing;

/// <summary>Several callers who change one index: what happens to one is not kept from the others.</summary>
public sealed class SharedWritingTests : IDisposable
{
    private readonly FailingStore _store = new();
    private readonly ArticleIndexer _indexer;

    public SharedWritingTests() => _indexer = new ArticleIndexer(_store, new PassageSplitter());

    public void Dispose() => _indexer.Dispose();

    [Fact]
    public void ChangesLostThroughAnothersFailure_TheNextCommitTells_Once()
    {
        _indexer.Index(TemporarySummit.Text("mine", "My text."));
        _store.Fails = true;
        Assert.Throws<UncommittedChangesLostException>(() => _indexer.Index(TemporarySummit.Text("theirs", "Their text.")));
        _store.Fails = false;
        var loss = Assert.Throws<UncommittedChangesLostException>(_indexer.Commit);
        Assert.Contains("no room", loss.Message, StringComparison.Ordinal);
        Assert.Empty(Ids());
        _indexer.Index(TemporarySummit.Text("mine", "My text."));
        _indexer.Commit();
        Assert.Equal(["mine"], Ids());
    }

    [Fact]
    public void ChangesMadeAgainAfterALoss_AreCommittedWithoutFurtherAdo()
    {
        _indexer.Index(TemporarySummit.Text("kept", "First."));
        _indexer.Commit();
        _indexer.Index(TemporarySummit.Text("a", "One text."));
        _indexer.Delete("kept");
        _store.Fails = true;
        Assert.Throws<UncommittedChangesLostException>(() => _indexer.Index(TemporarySummit.Text("b", "Another.")));
        _store.Fails = false;
        _indexer.Index(TemporarySummit.Text("a", "One text."));
        _indexer.Delete("kept");
        _indexer.Index(TemporarySummit.Text("b", "Another."));
        _indexer.Commit();
        Assert.Equal(["a", "b"], Ids());
    }

    [Fact]
    public async Task Rebuild_KeepsArticlesOfTheApiThatAreNotCommittedYet()
    {
        using CorpusFolder corpus = new();
        corpus.Write("a.txt", "Alpha\n\nFirst story.");
        await using TemporarySummit summit = new();
        await summit.OpenAsync(o => o.CorpusPath = corpus.Path, TemporarySummit.Text("old", "Committed before."));
        await summit.Summit.IndexAsync(TemporarySummit.Text("new", "Not committed yet."));
        await summit.Summit.SyncAsync(new SyncRequest { Rebuild = true });
        await summit.Summit.CommitAsync();
        foreach (string id in new[] { "a", "old", "new" }) Assert.NotNull(await summit.Summit.GetArticleAsync(id));
    }

    private string[] Ids()
    {
        using IArticleSnapshot snapshot = _store.OpenArticles();
        return [.. snapshot.ArticlesOf(null).Select(static o => o.Id).Order(StringComparer.Ordinal)];
    }

    /// <summary>A store that loses what is not committed when told to fail.</summary>
    private sealed class FailingStore : IArticleStore
    {
        private readonly InMemoryPassageIndex _inner = new();

        public bool Fails { get; set; }

        public bool NeedsRebuild => false;

        public IArticleSnapshot OpenArticles() => _inner.OpenArticles();

        public void Put(IndexedArticle article)
        {
            if (Fails)
            {
                _inner.Rollback();
                throw new UncommittedChangesLostException(new IOException("no room"));
            }
            _inner.Put(article);
        }

        public void Delete(string articleId) => _inner.Delete(articleId);

        public void PutFile(CorpusFile file) => _inner.PutFile(file);

        public void DeleteFile(string path) => _inner.DeleteFile(path);

        public void Clear() => _inner.Clear();

        public void Commit() => _inner.Commit();

        public void Rollback() => _inner.Rollback();

        public void Dispose() => _inner.Dispose();
    }
}
