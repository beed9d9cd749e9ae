using SummitSearch.Querying;

namespace SummitSearch.Tests.Querying;

/// <summary>What is marked in the passages found, from query to ranges.</summary>
public sealed class HighlightTests : IAsyncLifetime
{
    private readonly TemporarySummit _summit = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Theory]
    [InlineData("repair ship", "Shipyards repaired two ships.", "Shipyards [repaired] two [ships].")]
    [InlineData("which treaty", "Which treaty? This treaty.", "Which [treaty]? This [treaty].")]
    [InlineData("US", "The U.S. and us.", "The [U.S]. and [us].")]
    [InlineData("cafe", "Le café 😀 café.", "Le [café] 😀 [café].")]
    [InlineData("finance", "The ﬁnance 𝒎inister 🏦 financed it.", "The [ﬁnance] 𝒎inister 🏦 [financed] it.")]
    [InlineData("\"joint headquarters\" plan", "A joint plan; the joint headquarters; headquarters.", "A joint [plan]; the [joint] [headquarters]; headquarters.")]
    [InlineData("\"joint headquarters\" joint", "A joint plan; the joint headquarters.", "A [joint] plan; the [joint] [headquarters].")]
    [InlineData("semicondutcor exports", "Semiconductor exports rose.", "[Semiconductor] [exports] rose.")]
    [InlineData("ships -navy", "Ships of the army.", "[Ships] of the army.")]
    public async Task Simple_MarksEveryWordAsAnalysed(string query, string body, string expected)
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", body));
        Assert.Equal(expected, await _summit.MarkAsync(query));
    }

    [Theory]
    [InlineData("semi*", "[Semiconductors] and [semis] differ from demi.")]
    [InlineData("semis~1", "Semiconductors and [semis] differ from demi.")]
    [InlineData("/sem[h-j]/", "Semiconductors and [semis] differ from demi.")]
    [InlineData("text:\"differ demi\"~2", "Semiconductors and semis [differ] from [demi].")]
    [InlineData("semis AND NOT moon", "Semiconductors and [semis] differ from demi.")]
    [InlineData("differ^3 article:a", "Semiconductors and semis [differ] from demi.")]
    public async Task Classic_MarksPrefixesPatternsFuzzyWordsAndPhrases(string query, string expected)
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", "Semiconductors and semis differ from demi."));
        Assert.Equal(expected, await _summit.MarkAsync(query, QuerySyntax.Lucene));
    }

    [Theory]
    [InlineData("häuser", "Das Haus steht am See.", "de", "Das [Haus] steht am See.")]
    [InlineData("東京都", "今日は東京都に行った。", "ja", "今日は[東京都]に行った。")]
    public async Task Languages_MarkTheirOwnForms(string query, string body, string language, string expected)
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", body, language));
        Assert.Equal(expected, await _summit.MarkAsync(query));
    }

    [Fact]
    public async Task EntitiesOfAPage_AreWhatTheyStandFor()
    {
        string corpus = Directory.CreateDirectory(Path.Combine(_summit.Folder, "corpus")).FullName;
        await File.WriteAllTextAsync(Path.Combine(corpus, "page.html"), """
            <html lang="en"><head><title>Trade</title></head><body><article><h1>Trade</h1>
            <p>The &eacute;lite of R&amp;D met on &#x1F680; day, and the minister of &#102;inance said that trade between both countries would grow in the coming years.</p></article></body></html>
            """);
        await _summit.OpenAsync(o => o.CorpusPath = corpus);
        await _summit.Summit.SyncAsync();
        Assert.StartsWith("The [élite] of R&D met on 🚀 day, and the minister of [finance] said", await _summit.MarkAsync("elite finance"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fragment_IsTheSentenceThatAnswersBest()
    {
        const string best = "The tanker carried crude oil.";
        await _summit.OpenAsync(null, TemporarySummit.Text("a", $"Oil is dear. Many things were said on Monday about other matters. {best} It sank."));
        RankedPassage passage = (await _summit.Summit.SearchAsync("oil tanker")).Passages[0];
        Assert.Equal(best, passage.Text[passage.Fragment!.Value.Start..passage.Fragment.Value.End]);
        Assert.Null((await _summit.Summit.SearchAsync(new SearchRequest { Query = "oil", Highlight = false })).Passages[0].Fragment);
    }
}
