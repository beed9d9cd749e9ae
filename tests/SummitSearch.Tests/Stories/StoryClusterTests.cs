using SummitSearch.Articles;
using SummitSearch.Backends;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Tests.Stories;

/// <summary>Stories on the embedded index: found among rewrites, and the same after restarts, updates and deletes.</summary>
public sealed class StoryClusterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("summit-stories").FullName;
    private LucenePassageIndex _index;

    public StoryClusterTests() => _index = Open();

    public void Dispose()
    {
        _index.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private LucenePassageIndex Open() => new(new SummitOptions { IndexPath = _folder });

    private void Reopen()
    {
        _index.Dispose();
        _index = Open();
    }

    private void Put(string id, string body)
    {
        var article = new Article { Id = id, Title = $"Title of {id}", Body = body };
        _index.Put(new IndexedArticle(article, new PassageSplitter(new PassageOptions()).Split(body), null, ContentHash.Of(article)));
    }

    private long StoryOf(string id)
    {
        using IPassageSnapshot snapshot = _index.OpenSnapshot();
        return snapshot.FindArticle(id)!.Story;
    }

    [Fact]
    public void Rewrites_AreFoundAndNothingElse()
    {
        int seed = Environment.TickCount;
        var texts = new StoryTexts(seed);
        var truth = new List<int>();
        for (int story = 0; story < 120; story++)
        {
            string report = texts.Report(4 + (story % 9));
            for (int copy = 0; copy < 4; copy++) truth.Add(story);
            Put($"{story}-0", report);
            for (int copy = 1; copy < 4; copy++) Put($"{story}-{copy}", texts.Rewrite(report));
            // Some of each story is in memory, some only in the index when the rest comes.
            if (story % 40 == 0) _index.Commit();
        }
        _index.Commit();
        long[] stories = [.. truth.Select((story, i) => StoryOf($"{story}-{i % 4}"))];
        PairScore score = PairScore.Of(stories, truth);
        Assert.True(score is { Precision: >= 0.98, Recall: >= 0.90 }, $"precision {score.Precision:F3}, recall {score.Recall:F3}, seed {seed}: new StoryTexts({seed})");
    }

    [Fact]
    public void Story_StaysTheSameAfterRestartsAndDeletes()
    {
        var texts = new StoryTexts(1);
        string report = texts.Report(8);
        Put("first", report);
        _index.Commit();
        long story = StoryOf("first");
        Reopen();
        Put("second", "OSLO (Wire) - " + report);
        _index.Commit();
        Assert.Equal(story, StoryOf("second"));
        _index.Delete("first");
        _index.Commit();
        Reopen();
        Put("third", report + "\n\n" + texts.Report(1));
        _index.Commit();
        Assert.Equal(story, StoryOf("second"));
        Assert.Equal(story, StoryOf("third"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Update_KeepsTheStoryWhileTheReportIsTheSame(bool commitBetween)
    {
        var texts = new StoryTexts(2);
        string report = texts.Report(6);
        Put("a", report);
        Put("b", report);
        if (commitBetween) _index.Commit();
        Put("a", report + "\n\nCorrected on Friday.");
        _index.Commit();
        Assert.Equal(StoryOf("b"), StoryOf("a"));
        Put("a", texts.Report(6));
        _index.Commit();
        Assert.NotEqual(StoryOf("b"), StoryOf("a"));
        Put("c", report);
        _index.Commit();
        Assert.Equal(StoryOf("b"), StoryOf("c"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OutdatedText_DrawsNobodyIn(bool commitBetween)
    {
        var texts = new StoryTexts(3);
        string report = texts.Report(6);
        Put("changed", report);
        Put("gone", report);
        if (commitBetween) _index.Commit();
        Put("changed", texts.Report(6));
        _index.Delete("gone");
        Put("late", report);
        _index.Commit();
        Assert.NotEqual(StoryOf("changed"), StoryOf("late"));
        using IPassageSnapshot snapshot = _index.OpenSnapshot();
        Assert.Equal(["late"], snapshot.ListStory(StoryOf("late"), DateTimeOffset.UtcNow, 10).Articles.Select(static a => a.Article.Id));
    }

    [Fact]
    public void Rollback_ForgetsTheStoriesOfWhatWasNotKept()
    {
        string report = new StoryTexts(4).Report(6);
        Put("kept", new StoryTexts(5).Report(6));
        _index.Commit();
        Put("lost", report);
        _index.Rollback();
        Put("late", report);
        _index.Commit();
        using IPassageSnapshot snapshot = _index.OpenSnapshot();
        Assert.Equal(1, snapshot.ListStory(StoryOf("late"), DateTimeOffset.UtcNow, 10).Count);
    }

    [Theory]
    [InlineData("1.5 billion dollars", "two percent", "1.5 billion dollars", "two percent", true)]
    [InlineData("1.5 billion dollars", "6-3/16 percent", "2.25 billion dollars", "6-1/8 percent", false)]
    public void Bulletins_WithOtherFiguresAreOtherStories(string sum, string rate, string otherSum, string otherRate, bool isSame)
    {
        static string Bulletin(string sum, string rate) =>
            $"The central bank entered the securities market on Monday to arrange {sum} of customer repurchase agreements, a spokesman said. Dealers said funds were trading at {rate} when the bank began its temporary and indirect supply of reserves to the banking system.";
        Put("a", Bulletin(sum, rate));
        Put("b", Bulletin(otherSum, otherRate));
        _index.Commit();
        Assert.Equal(isSame, StoryOf("a") == StoryOf("b"));
    }

    [Fact]
    public void ItemOfARoundup_IsNotTheRoundup()
    {
        var texts = new StoryTexts(6);
        string item = texts.Report(2);
        Put("item", item);
        Put("roundup", $"{texts.Report(6)}\n\n{item}\n\n{texts.Report(6)}");
        _index.Commit();
        Assert.NotEqual(StoryOf("item"), StoryOf("roundup"));
    }

    [Fact]
    public void TextsWithoutSpaces_HaveStoriesToo()
    {
        const string report = "両首脳は水曜日にワシントンで会談し、七十項目の合意を発表した。共同司令部は来年三月までに設置される予定である。";
        Put("a", report);
        Put("b", "【ワシントン共同】" + report);
        Put("c", "月面探査車は日本の自動車メーカーが開発し、二人の宇宙飛行士が南極付近を調査する計画だという。");
        _index.Commit();
        Assert.Equal(StoryOf("a"), StoryOf("b"));
        Assert.NotEqual(StoryOf("a"), StoryOf("c"));
    }
}
