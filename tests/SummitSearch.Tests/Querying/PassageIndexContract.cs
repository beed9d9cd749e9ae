using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>What every implementation of <see cref="IPassageIndex"/> must do. A new backend derives from this class and passes it as it is.</summary>
public abstract class PassageIndexContract : IDisposable
{
    private static readonly DateTimeOffset Now = new(2024, 4, 12, 0, 0, 0, TimeSpan.Zero);
    private readonly Lazy<IPassageIndex> _index;

    protected PassageIndexContract() => _index = new Lazy<IPassageIndex>(Create);

    private IPassageIndex Index => _index.Value;

    private protected abstract IPassageIndex Create();

    public virtual void Dispose()
    {
        if (_index.IsValueCreated) _index.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    private static IndexedArticle Sample(string id, string title, string body, string? file = null, Func<Article, Article>? change = null)
    {
        var article = new Article { Id = id, Title = title, Body = body, PublishedAt = new DateTimeOffset(2024, 4, 10, 9, 0, 0, TimeSpan.Zero), Language = "en" };
        if (change is not null) article = change(article);
        var splitter = new PassageSplitter(new PassageOptions { TargetWords = 10, MaxWords = 16 });
        return new IndexedArticle(article, splitter.Split(body), file, ContentHash.Of(article));
    }

    private void PutAndCommit(params IndexedArticle[] articles)
    {
        foreach (IndexedArticle article in articles) Index.Put(article);
        Index.Commit();
    }

    private List<string> Find(string query, Func<PassageQuery, PassageQuery>? change = null)
    {
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        return Find(snapshot, query, change);
    }

    private static List<string> Find(IPassageSnapshot snapshot, string text, Func<PassageQuery, PassageQuery>? change = null)
    {
        var query = new PassageQuery { Text = text, Now = Now };
        PassageHits hits = snapshot.Prepare(change is null ? query : change(query)).Search(100, CancellationToken.None);
        Assert.Equal(hits.Hits.Count, hits.Total.Value);
        return [.. hits.Hits.Select(hit => $"{snapshot.Load(hit).Article.Id}#{hit.Ordinal}")];
    }

    [Fact]
    public void Search_EmptyIndex_FindsNothing() => Assert.Empty(Find("alliance"));

    [Fact]
    public void Search_PassageThatHoldsTheWordsComesFirst()
    {
        PutAndCommit(
            Sample("a", "Dinner", "The president served crab and steak. Guests heard a song."),
            Sample("b", "Repairs", "Shipyards in Japan will repair warships of the Navy. The warships stay closer to their bases."));
        Assert.Equal("b#0", Find("repair warships")[0]);
    }

    [Fact]
    public void Search_EmptyQuery_FindsEveryPassage()
    {
        PutAndCommit(Sample("a", "One", "First story."), Sample("b", "Two", "Second story."));
        Assert.Equal(["a#0", "b#0"], Find("").Order());
    }

    [Fact]
    public void Put_IsNotVisibleBeforeCommit()
    {
        PutAndCommit(Sample("a", "One", "A first story on trade."));
        Index.Put(Sample("b", "Two", "A second story on trade."));
        Assert.Equal(["a#0"], Find("trade"));
        Index.Commit();
        Assert.Equal(2, Find("trade").Count);
    }

    [Fact]
    public void Put_SameId_ReplacesAllPassages()
    {
        PutAndCommit(Sample("a", "Long", "The rover is built by a car maker. It will carry two astronauts. They will explore the south pole of the Moon. Water may be found there."));
        Assert.True(Find("rover astronauts pole water").Count > 1);
        PutAndCommit(Sample("a", "Short", "The rover is late."));
        Assert.Equal(["a#0"], Find("rover astronauts pole water"));
    }

    [Fact]
    public void Snapshot_DoesNotChangeWhenTheIndexDoes()
    {
        PutAndCommit(Sample("a", "One", "A story on semiconductors."));
        using IPassageSnapshot before = Index.OpenSnapshot();
        Index.Delete("a");
        PutAndCommit(Sample("b", "Two", "Another story on semiconductors."));
        Assert.Equal(["a#0"], Find(before, "semiconductors"));
        Assert.Equal(["b#0"], Find("semiconductors"));
        Assert.NotNull(before.FindArticle("a"));
    }

    [Fact]
    public void Delete_RemovesArticleAndPassages()
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions."), Sample("b", "Two", "Another on sanctions."));
        Index.Delete("a");
        Index.Commit();
        Assert.Equal(["b#0"], Find("sanctions"));
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        Assert.Null(snapshot.FindArticle("a"));
        Assert.Null(snapshot.FindOrigin("a"));
    }

    [Fact]
    public void Rollback_ForgetsChanges()
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions."));
        Index.Put(Sample("b", "Two", "Another on sanctions."));
        Index.Delete("a");
        Index.Rollback();
        Index.Commit();
        Assert.Equal(["a#0"], Find("sanctions"));
    }

    [Fact]
    public void Clear_IsInvisibleUntilCommit()
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions."));
        Index.Clear();
        Assert.Equal(["a#0"], Find("sanctions"));
        PutAndCommit(Sample("b", "Two", "Another on sanctions."));
        Assert.Equal(["b#0"], Find("sanctions"));
    }

    [Theory]
    [InlineData(ArticleStatus.Withheld)]
    [InlineData(ArticleStatus.Canceled)]
    public void Search_LeavesOutArticlesThatAreNotUsable(ArticleStatus status)
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions.", change: a => a with { Status = status }), Sample("b", "Two", "Another on sanctions."));
        Assert.Equal(["b#0"], Find("sanctions"));
        Assert.Equal(["b#0"], Find(""));
    }

    [Fact]
    public void Search_LeavesOutArticlesUntilTheirEmbargoIsOver()
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions.", change: a => a with { EmbargoedUntil = Now.AddHours(1) }));
        Assert.Empty(Find("sanctions"));
        Assert.Equal(["a#0"], Find("sanctions", q => q with { Now = Now.AddHours(1) }));
    }

    [Fact]
    public void Search_FiltersByMetadataWithoutRegardToCase()
    {
        PutAndCommit(
            Sample("a", "One", "A story on sanctions.", change: a => a with { Source = "Harbour Wire", Section = "World", Tags = ["Trade", "Asia"], Authors = ["Ann Lee"] }),
            Sample("b", "Two", "Another on sanctions.", change: a => a with { Source = "Metro Desk", Section = "Politics", Tags = ["trade"] }));
        Assert.Equal(["a#0"], Find("sanctions", q => q with { Filters = new SearchFilters { Source = ["harbour wire"] } }));
        Assert.Equal(["b#0"], Find("sanctions", q => q with { Filters = new SearchFilters { Section = ["POLITICS"] } }));
        Assert.Equal(2, Find("sanctions", q => q with { Filters = new SearchFilters { Tag = ["Trade"] } }).Count);
        Assert.Equal(["a#0"], Find("sanctions", q => q with { Filters = new SearchFilters { Tag = ["trade"], Author = ["ann lee", "nobody"] } }));
        Assert.Equal(["b#0"], Find("", q => q with { Filters = new SearchFilters { ArticleId = ["b"] } }));
        Assert.Empty(Find("sanctions", q => q with { Filters = new SearchFilters { Source = ["nobody"] } }));
    }

    [Fact]
    public void Search_FiltersByDate_FromInclusiveToExclusive()
    {
        PutAndCommit(
            Sample("old", "One", "A story on sanctions.", change: a => a with { PublishedAt = Now.AddDays(-10) }),
            Sample("new", "Two", "Another on sanctions.", change: a => a with { PublishedAt = Now.AddDays(-1) }),
            Sample("none", "Three", "A third on sanctions.", change: a => a with { PublishedAt = null }));
        Assert.Equal(["new#0"], Find("sanctions", q => q with { Filters = new SearchFilters { From = Now.AddDays(-1) } }));
        Assert.Equal(["old#0"], Find("sanctions", q => q with { Filters = new SearchFilters { To = Now.AddDays(-1) } }));
    }

    [Fact]
    public void Search_SortsByDate_UndatedLast()
    {
        PutAndCommit(
            Sample("none", "Three", "A third on sanctions.", change: a => a with { PublishedAt = null }),
            Sample("old", "One", "A story on sanctions.", change: a => a with { PublishedAt = Now.AddDays(-10) }),
            Sample("new", "Two", "Another on sanctions.", change: a => a with { PublishedAt = Now.AddDays(-1) }));
        Assert.Equal(["new#0", "old#0", "none#0"], Find("sanctions", q => q with { Sort = SortOrder.Newest }));
        Assert.Equal(["old#0", "new#0", "none#0"], Find("sanctions", q => q with { Sort = SortOrder.Oldest }));
    }

    [Fact]
    public void Search_LeavesOutTheExcludedArticle()
    {
        PutAndCommit(Sample("a", "One", "A story on sanctions."), Sample("b", "Two", "Another on sanctions."));
        Assert.Equal(["b#0"], Find("sanctions", q => q with { ExcludedArticleId = "a" }));
    }

    [Fact]
    public void FindArticle_ReturnsEverythingThatWasPut()
    {
        IndexedArticle put = Sample("a", "Crème brûlée – “dinner”", "First sentence 🚀 here. Second one.\n\nNext paragraph.", "x/y.json", a => a with
        {
            Captions = ["A photo"],
            Authors = ["Ann", "Bo"],
            Tags = ["t"],
            People = ["p"],
            Places = ["q"],
            Organisations = ["o"],
            Source = "s",
            Section = "c",
            Url = "https://example.org/a",
            PublishedAt = new DateTimeOffset(2024, 4, 10, 9, 0, 0, TimeSpan.FromHours(-4)),
            UpdatedAt = Now,
            Version = 3,
        });
        PutAndCommit(put);
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        IndexedArticle found = snapshot.FindArticle("a")!;
        Assert.Equal(put.Hash, ContentHash.Of(found.Article));
        Assert.Equal(put.Hash, found.Hash);
        Assert.Equal(put.File, found.File);
        Assert.Equal(put.Passages, found.Passages);
        Assert.Equal(TimeSpan.FromHours(-4), found.Article.PublishedAt!.Value.Offset);
        Assert.Equal(put.Origin, snapshot.FindOrigin("a"));
    }

    [Fact]
    public void ArticlesOf_TellsWhatCameFromAFile()
    {
        PutAndCommit(Sample("a", "One", "Text.", "f.jsonl"), Sample("b", "Two", "Text too.", "f.jsonl"), Sample("c", "Three", "And text.", null));
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        Assert.Equal(["a", "b"], snapshot.ArticlesOf("f.jsonl").Select(static o => o.Id).Order());
        Assert.Equal(["c"], snapshot.ArticlesOf(null).Select(static o => o.Id));
        Assert.Empty(snapshot.ArticlesOf("g.jsonl"));
    }

    [Fact]
    public void Files_KeepWhatWasNoted()
    {
        var file = new CorpusFile { Path = "x/ä.txt", Length = 7, ModifiedTicks = 8, ReadTicks = 9, Hash = "aa", Refused = 1, Refusals = [new ArticleRefusal("x/ä.txt", 3, "no text")], Shadowed = ["z"] };
        Index.PutFile(file with { Hash = "old" });
        Index.PutFile(file);
        Index.PutFile(file with { Path = "gone" });
        Index.Commit();
        Index.DeleteFile("gone");
        Index.Commit();
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        CorpusFile found = Assert.Single(snapshot.Files());
        Assert.Equal(file with { Refusals = [], Shadowed = [] }, found with { Refusals = [], Shadowed = [] });
        Assert.Equal(file.Refusals, found.Refusals);
        Assert.Equal(file.Shadowed, found.Shadowed);
        Assert.Empty(Find(""));
    }

    [Fact]
    public void Files_KeepEmptyAndUnfinishedOnes()
    {
        CorpusFile[] files = [new() { Path = "empty.txt", Length = 0, ModifiedTicks = 0, ReadTicks = 0, Hash = "aa" }, CorpusFile.Unfinished("half.jsonl")];
        foreach (CorpusFile file in files) Index.PutFile(file);
        Index.Commit();
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        Assert.Equal(files.Select(static f => (f.Path, f.Length, f.Hash)), snapshot.Files().Select(static f => (f.Path, f.Length, f.Hash)).Order());
    }

    [Fact]
    public void Statistics_CountArticlesPassagesAndFiles()
    {
        PutAndCommit(Sample("a", "One", "First."), Sample("b", "Two", "One two three four five six seven eight nine ten. One two three four five six seven eight nine ten."));
        Index.PutFile(new CorpusFile { Path = "f", Length = 1, ModifiedTicks = 1, ReadTicks = 1, Hash = "h" });
        Index.Commit();
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        IndexStatistics statistics = snapshot.Statistics();
        Assert.Equal((2L, 3L, 1L), (statistics.Articles, statistics.Passages, statistics.Files));
    }

    [Fact]
    public void Suggest_GivesFrequentWordsFirst()
    {
        PutAndCommit(Sample("a", "Alliance", "The alliance grows. Allies meet."), Sample("b", "Alliance", "The alliance again."));
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        Assert.Equal(["alliance", "allies"], snapshot.Suggest("alli", Now, 5));
        Assert.Equal(["alliance"], snapshot.Suggest("alli", Now, 1));
        Assert.Empty(snapshot.Suggest("zzz", Now, 5));
    }

    [Fact]
    public void ListStory_GivesVisibleReportsOfTheSameStory_FirstPublishedFirst()
    {
        const string report = "Shipyards in Japan will repair warships of the Navy under a plan that the leaders announced on Wednesday in Washington.";
        Func<Article, Article> At(int day) => a => a with { PublishedAt = Now.AddDays(day) };
        PutAndCommit(
            Sample("late", "Repairs", report, change: At(-1)),
            Sample("first", "Ships", "TOKYO (Wire) - " + report, change: At(-3)),
            Sample("guessed", "Yards", report, change: a => At(-9)(a) with { PublishedAtIsGuessed = true }),
            Sample("embargoed", "Plan", report, change: a => At(-8)(a) with { EmbargoedUntil = Now.AddMilliseconds(1) }),
            Sample("withheld", "Navy", report, change: a => At(-7)(a) with { Status = ArticleStatus.Withheld }),
            Sample("other", "Dinner", "Guests heard a song while the president served crab and steak to the prime minister and his party."));
        using IPassageSnapshot snapshot = Index.OpenSnapshot();
        StoryListing listing = snapshot.ListStory(snapshot.FindArticle("late")!.Story, Now, 2);
        Assert.Equal(3, listing.Count);
        Assert.Equal(["first", "late"], listing.Articles.Select(static a => a.Article.Id));
        Assert.Equal(4, snapshot.ListStory(snapshot.FindArticle("late")!.Story, Now.AddMilliseconds(1), 9).Articles.Count);
        foreach (PassageHit hit in snapshot.Prepare(new PassageQuery { Now = Now }).Search(9, CancellationToken.None).Hits)
            Assert.Equal(snapshot.Load(hit).Story, snapshot.StoryOf(hit));
    }
}
