using System.Text.RegularExpressions;
using Microsoft.Playwright;
using SummitSearch.Server.Security;

namespace SummitSearch.Server.Tests.Browser;

public sealed class PageTests(Chromium chromium) : IClassFixture<Chromium>
{
    [BrowserFact]
    public async Task Search_FromTheFrontPage_ShowsMarkedPassages()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        await view.PictureAsync("welcome");
        await view.Page.FillAsync("#q", "who repairs warships");
        await view.Page.PressAsync("#q", "Enter");
        await view.HitsAsync();
        Assert.Equal("Shipyards to repair warships", (await view.TitlesAsync())[0]);
        Assert.True(await view.Page.Locator(".hit mark").CountAsync() > 0);
        Assert.Contains("Harbour Desk", await view.Page.Locator(".hit .byline").First.InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("q=who+repairs+warships", view.Page.Url, StringComparison.Ordinal);
        await view.PictureAsync("results");
    }

    [BrowserFact]
    public async Task Completion_ByKeyboard_FillsTheBoxAndSearches()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        await view.Page.Locator("#q").PressSequentiallyAsync("wars");
        await view.Page.Locator("#completions li").First.WaitForAsync();
        await view.PictureAsync("completion");
        Assert.Equal("true", await view.Page.GetAttributeAsync("#q", "aria-expanded"));
        await view.Page.PressAsync("#q", "ArrowDown");
        Assert.Equal("completion-0", await view.Page.GetAttributeAsync("#q", "aria-activedescendant"));
        await view.Page.PressAsync("#q", "Enter");
        await view.HitsAsync();
        Assert.StartsWith("wars", await view.Page.InputValueAsync("#q"), StringComparison.OrdinalIgnoreCase);
    }

    [BrowserFact]
    public async Task Facet_NarrowsAndChipTakesItAway()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry");
        await view.HitsAsync();
        await view.Page.GetByLabel("Harbour Desk").First.CheckAsync();
        await view.Page.Locator("#chips li").WaitForAsync();
        await Assertions.Expect(view.Page.Locator("#summary")).ToContainTextAsync("13 passages");
        await view.PictureAsync("facet");
        await view.Page.ClickAsync("#chips a");
        await Assertions.Expect(view.Page.Locator("#summary")).ToContainTextAsync("25 passages");
    }

    [BrowserFact]
    public async Task Histogram_BarNarrowsToItsMonth()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry");
        await view.HitsAsync();
        await view.Page.Locator(".bars a").First.ClickAsync();
        await Assertions.Expect(view.Page.Locator("#summary")).ToContainTextAsync("3 passages");
        await Assertions.Expect(view.Page.Locator("#chips li")).ToContainTextAsync("Jan 2024");
        Assert.Contains("from=2024-01-01", view.Page.Url, StringComparison.Ordinal);
    }

    [BrowserFact]
    public async Task More_AppendsTheNextPageWithoutRepeating()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry");
        await view.HitsAsync();
        await view.Page.ClickAsync("#more");
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(20);
        await view.Page.ClickAsync("#more");
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(25);
        await Assertions.Expect(view.Page.Locator("#more")).ToBeHiddenAsync();
        IReadOnlyList<string> titles = await view.TitlesAsync();
        Assert.Equal(titles.Count, titles.Distinct().Count());
    }

    [BrowserFact]
    public async Task Article_OpensAtThePassage_AndBackReturns()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=rover on the Moon");
        await view.HitsAsync();
        await view.Page.Locator(".hit h2 a").First.ClickAsync();
        await view.Page.Locator(".story .target").WaitForAsync();
        Assert.Equal("A rover for the Moon", await view.Page.InnerTextAsync("#reader-title"));
        Assert.Contains("rover", await view.Page.Locator(".story mark").AllInnerTextsAsync(), StringComparer.OrdinalIgnoreCase);
        Assert.True(await view.Page.Locator(".story .here").CountAsync() > 0);
        await view.PictureAsync("reader");
        await view.Page.GoBackAsync();
        await view.HitsAsync();
        Assert.Equal("rover on the Moon", await view.Page.InputValueAsync("#q"));
    }

    [BrowserFact]
    public async Task Back_LandsWhereTheReaderWas_WithoutAskingAgain()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry");
        await view.HitsAsync();
        await view.Page.ClickAsync("#more");
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(20);
        ILocator link = view.Page.Locator(".hit h2 a").Nth(15);
        await link.ScrollIntoViewIfNeededAsync();
        double before = await view.Page.EvaluateAsync<double>("scrollY");
        await link.ClickAsync();
        await view.Page.Locator(".story").WaitForAsync();
        await view.Page.RouteAsync("**/search", static route => route.AbortAsync());
        await view.Page.GoBackAsync();
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(20);
        await Assertions.Expect(link).ToBeFocusedAsync();
        Assert.Equal(before, await view.Page.EvaluateAsync<double>("scrollY"));
    }

    [BrowserFact]
    public async Task Facet_TickedByKeyboard_KeepsTheFocus()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry");
        await view.HitsAsync();
        await view.Page.GetByLabel("Harbour Desk").First.FocusAsync();
        await view.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(view.Page.Locator("#summary")).ToContainTextAsync("13 passages");
        await Assertions.Expect(view.Page.GetByLabel("Harbour Desk").First).ToBeFocusedAsync();
    }

    [BrowserFact]
    public async Task Reader_ListsCopiesAndRelatedCoverage()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?article=wire-first");
        await Assertions.Expect(view.Page.Locator("#copies li")).ToHaveCountAsync(2);
        await view.Page.ClickAsync("#copies a");
        await Assertions.Expect(view.Page.Locator("#reader-title")).ToContainTextAsync("Old lock closed (Pacific Ledger)");
    }

    [BrowserFact]
    public async Task KeyboardAlone_SearchesOpensAndReturns()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=salmon");
        await view.HitsAsync();
        await view.Page.Locator("body").PressAsync("/");
        Assert.Equal("q", await view.Page.EvaluateAsync<string>("document.activeElement.id"));
        await view.Page.Keyboard.TypeAsync("rover");
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator(".hit h2").First).ToHaveTextAsync("A rover for the Moon");
        for (int i = 0; i < 60 && await view.Page.EvaluateAsync<bool>("!document.activeElement.closest('.hit h2')"); i++)
            await view.Page.Keyboard.PressAsync("Tab");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.Page.Locator("#reader-title").WaitForAsync();
        await view.Page.Keyboard.PressAsync("Shift+Tab");
        await view.Page.Keyboard.PressAsync("Enter");
        await view.HitsAsync();
    }

    [BrowserFact]
    public async Task HostileArticle_IsShownAsText()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=hostile paragraph markup");
        await view.HitsAsync();
        Assert.Equal(BrowserArticles.HostileTitle, (await view.TitlesAsync())[0]);
        Assert.Equal(0, await view.Page.Locator("main img, main script, .passage b, main svg").CountAsync());
        await view.Page.Locator(".hit h2 a").First.ClickAsync();
        await view.Page.Locator(".story").WaitForAsync();
        Assert.Contains("</p><script>alert(3)</script>", await view.Page.InnerTextAsync(".story"), StringComparison.Ordinal);
        Assert.Equal(0, await view.Page.Locator("#reader a[href^='javascript']").CountAsync());
        await view.PictureAsync("hostile");
    }

    [BrowserFact]
    public async Task Nothing_GivesAdvice()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=\"xylophone quartet\"");
        await Assertions.Expect(view.Page.Locator("#message")).ToContainTextAsync("No passage answers this");
        await view.PictureAsync("empty");
        Assert.Equal(["Use fewer or other words; quotation marks ask for the exact phrase.", "Check the spelling of names."], await ListAsync(view, "#message ul"));
    }

    [BrowserFact]
    public async Task NothingBehindAFilter_OffersTheWholeArchive()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=salmon&source=Nobody");
        await view.Page.ClickAsync("#message a");
        await view.HitsAsync();
        await Assertions.Expect(view.Page.Locator("#chips li")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task MissingArticle_OffersASearchInstead()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        view.ExpectsErrors = true;
        await view.Page.GotoAsync(chromium.Address + "/?article=nowhere&q=salmon");
        await Assertions.Expect(view.Page.Locator("#reader .error")).ToContainTextAsync("There is no such article");
        await view.PictureAsync("missing");
        await view.Page.ClickAsync("#reader a");
        await view.HitsAsync();
    }

    [BrowserFact]
    public async Task CopiesOfAStory_AreOneHitThatNamesTheFirst()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=old lock pleasure boats");
        await view.HitsAsync();
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(1);
        await Assertions.Expect(view.Page.Locator(".coverage")).ToContainTextAsync("Also reported by 2 others");
        await view.PictureAsync("story");
    }

    [BrowserFact]
    public async Task Misspelling_IsAskedAbout()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=astronuats");
        await Assertions.Expect(view.Page.Locator("#suggestion")).ToContainTextAsync("Did you mean astronauts?");
        await view.PictureAsync("did-you-mean");
        await view.Page.ClickAsync("#suggestion a");
        await Assertions.Expect(view.Page.Locator("#suggestion")).ToBeHiddenAsync();
        Assert.Equal("astronauts", await view.Page.InputValueAsync("#q"));
    }

    [BrowserFact]
    public async Task ServerGone_IsSaid_AndTryAgainWorks()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        view.ExpectsErrors = true;
        await view.Page.RouteAsync("**/search", static route => route.AbortAsync());
        await view.Page.FillAsync("#q", "salmon");
        await view.Page.PressAsync("#q", "Enter");
        await Assertions.Expect(view.Page.Locator("#message")).ToContainTextAsync("The server does not answer");
        await view.PictureAsync("offline");
        await view.Page.UnrouteAsync("**/search");
        await view.Page.ClickAsync("#message button");
        await view.HitsAsync();
    }

    [BrowserFact]
    public async Task SearchThatFailsLater_LeavesTheArticleOpenedMeanwhileAlone()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=rover on the Moon");
        view.ExpectsErrors = true;
        await view.HitsAsync();
        TaskCompletionSource<IRoute> held = new();
        await view.Page.RouteAsync("**/search", route => held.TrySetResult(route) ? Task.CompletedTask : route.ContinueAsync());
        await view.Page.FillAsync("#q", "salmon");
        await view.Page.PressAsync("#q", "Enter");
        IRoute search = await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await view.Page.Locator(".hit h2 a").First.ClickAsync();
        await view.Page.Locator("#reader-title").WaitForAsync();
        await search.AbortAsync();
        await view.Page.EvaluateAsync("() => new Promise((done) => setTimeout(done))");
        Assert.Equal("A rover for the Moon", await view.Page.InnerTextAsync("#reader-title"));
        await view.Page.GoBackAsync();
        await Assertions.Expect(view.Page.Locator("#q")).ToHaveValueAsync("salmon");
        await Assertions.Expect(view.Page.Locator(".hit h2").First).Not.ToHaveTextAsync("A rover for the Moon");
    }

    [BrowserFact]
    public async Task SlowSearch_IsShownUnderWay_AndEveryPassageFollows()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        TaskCompletionSource<IRoute> held = new();
        await view.Page.RouteAsync("**/search", route => { held.SetResult(route); return Task.CompletedTask; });
        await view.Page.FillAsync("#q", "ferry");
        await view.Page.PressAsync("#q", "Enter");
        IRoute search = await held.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await Assertions.Expect(view.Page.Locator("#search")).ToHaveAttributeAsync("aria-busy", "true");
        await search.ContinueAsync();
        await Assertions.Expect(view.Page.Locator(".hit")).ToHaveCountAsync(10);
        await Assertions.Expect(view.Page.Locator("#search")).Not.ToHaveAttributeAsync("aria-busy", "true");
        Assert.True(await view.Page.Locator(".facet").CountAsync() > 0);
    }

    [BrowserFact]
    public async Task ServerWithKeys_AsksForOne_AndKeepsIt()
    {
        string key = ApiKeys.NewKey();
        await using RunningServer server = await RunningServer.StartWithoutWaitingAsync(
            SampleArticles.Files, "--SummitSearch:ApiKeys:0:Name", "desk", "--SummitSearch:ApiKeys:0:Hash", ApiKeys.HashOf(key), "--SummitSearch:ApiKeys:0:Scope", "read");
        await using BrowserPage view = await chromium.OpenAsync();
        view.ExpectsErrors = true;
        await view.Page.GotoAsync($"{server.Client.BaseAddress}?q=salmon");
        await view.Page.GetByLabel("Access key").FillAsync("summit_wrong");
        await view.PictureAsync("key");
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator("#key-help")).ToContainTextAsync("not known to the server");
        await view.Page.GetByLabel("Access key").FillAsync(key);
        await view.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(view.Page.Locator("#key")).ToHaveCountAsync(0);
        await view.Page.ReloadAsync();
        await Assertions.Expect(view.Page.Locator("#summary")).ToContainTextAsync(new Regex("passage|Nothing found"));
    }

    [BrowserFact]
    public async Task FirstScan_IsShownWhileItRuns()
    {
        await using BrowserPage view = await chromium.OpenAsync();
        await view.Page.RouteAsync("**/stats", static route => route.FulfillAsync(new RouteFulfillOptions
        {
            ContentType = "application/json",
            Body = """{"articles":1200,"passages":5300,"indexer":{"state":"scanning","articles":1200,"progress":0.42}}""",
        }));
        await view.Page.ReloadAsync();
        await Assertions.Expect(view.Page.Locator("#indexing")).ToContainTextAsync("1,200 articles so far (42 %)");
        await view.PictureAsync("first-scan");
        await view.Page.UnrouteAsync("**/stats");
        await Assertions.Expect(view.Page.Locator("#indexing")).ToBeHiddenAsync();
    }

    [BrowserFact]
    public async Task PhoneWidth_NothingSticksOut()
    {
        await using BrowserPage view = await chromium.OpenAsync("/?q=ferry", 360, 740, ColorScheme.Dark);
        await view.HitsAsync();
        Assert.True(await view.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await view.Page.ClickAsync("#filters summary");
        await view.Page.GetByLabel("Traffic").WaitForAsync();
        Assert.True(await view.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        await view.PictureAsync("phone");
    }

    private static async Task<IReadOnlyList<string>> ListAsync(BrowserPage view, string list) =>
        [.. (await view.Page.Locator(list).InnerTextAsync()).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
