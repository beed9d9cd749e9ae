using SummitSearch.Articles;
using SummitSearch.Backends;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Tests.Backends;

/// <summary>Headlines, names and phrases by their beginning, where more of them begin as typed than are walked over for a suggestion.</summary>
public sealed class HeadlineCompleterTests : IAsyncLifetime
{
    private const int Few = 40;
    private const int Segments = 3;
    private readonly TemporarySummit _summit = new();

    /// <summary>Three segments, each with 110 headlines that begin with "The"; those that many share come late in the alphabet.</summary>
    public async Task InitializeAsync()
    {
        await _summit.OpenAsync();
        for (int segment = 0; segment < Segments; segment++)
        {
            int first = segment * 1000;
            await _summit.PutAsync([
                .. Enumerable.Range(first, 100).Select(static i => Headline($"The {(char)('a' + (i % 13))}{i} of this day")),
                .. Enumerable.Range(first + 100, 10).Select(static i => Headline($"The white house on {i}") with { People = [$"Theo N{i}", "Theodora Young"] })]);
        }
    }

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Theory]
    [InlineData(Few, 10_000)]
    [InlineData(8_000, 64_000)]
    public void Complete_MoreTermsThanTheCap_FindsTheMostFrequentWhereverTheyStand(int mostTerms, int mostTermsOnce)
    {
        using IndexReader reader = Open();
        var completer = new HeadlineCompleter(reader, mostTerms, mostTermsOnce);
        List<HeadlineMatch> first = completer.Complete("the");
        Assert.Equal([new("the white", 0, 30), new("the white house", 0, 30), new("theodora young", HeadlineTerms.Name, 30)], first.Take(3));
        Assert.Equal(200, first.Count(static m => m.Kind == HeadlineTerms.Headline));
        Assert.Equal(first, completer.Complete("the"));
    }

    [Fact]
    public void Complete_MoreTermsThanTheCap_WalksThemOnceAndNeverAgain()
    {
        using IndexReader reader = Open();
        Assert.Equal(Segments, reader.Segments.Count);
        var completer = new HeadlineCompleter(reader, Few, 10_000);
        List<HeadlineMatch> expected = completer.Complete("the");
        int once = completer.TermsRead;
        // 110 headlines, eleven names.
        Assert.Equal(Segments * 121, once);
        // Another request on the same segments.
        completer = new HeadlineCompleter(reader, Few, 10_000);
        Assert.Equal(expected, completer.Complete("the"));
        Assert.Equal(0, completer.TermsRead);
    }

    [Fact]
    public async Task Complete_AfterAnArticleIsDeleted_StillKnowsWhatItWalked()
    {
        using IndexReader reader = Open();
        List<HeadlineMatch> expected = new HeadlineCompleter(reader, Few, 10_000).Complete("the");
        await _summit.Summit.DeleteAsync("The white house on 100");
        await _summit.Summit.CommitAsync();
        using IndexReader later = DirectoryReader.OpenIfChanged(reader)!;
        Assert.Equal(reader.Segments.Count, later.Segments.Count);
        var completer = new HeadlineCompleter(later, Few, 10_000);
        Assert.Equal(expected, completer.Complete("the"));
        Assert.Equal(0, completer.TermsRead);
    }

    [Fact]
    public void Complete_MoreTermsThanAreWalkedOnce_IsBoundedAndKeepsWhatItSaw()
    {
        using IndexReader reader = Open();
        var completer = new HeadlineCompleter(reader, Few, 150);
        Assert.NotEmpty(completer.Complete("the"));
        Assert.Equal(150, completer.TermsRead);
        completer.Complete("the");
        Assert.Equal(150, completer.TermsRead);
    }

    [Fact]
    public async Task Complete_ManyLongRanges_RemembersSoManyOnlyAndWalksNoFurtherThanTheCap()
    {
        await using var summit = new TemporarySummit();
        await summit.OpenAsync(null, [.. Enumerable.Range(100, 100).Select(static i => Headline($"The {(char)('a' + (i % 13))}{i} harbour {i}"))]);
        using IndexReader reader = Open(summit);
        var completer = new HeadlineCompleter(reader, mostTerms: 2, mostTermsOnce: 10_000);
        // Each has seven terms or more.
        string[] beginnings = [.. Enumerable.Range('a', 13).SelectMany(static letter => (string[])["", "1"], static (letter, digit) => $"the {(char)letter}{digit}"), "the", "the ", "har", "harb", "harbo", "harbou"];
        Assert.Equal(HeadlineCompleter.MostRemembered, beginnings.Length);
        foreach (string typed in beginnings) completer.Complete(typed);
        int before = completer.TermsRead;
        Assert.InRange(before, 7 * beginnings.Length, 100 * beginnings.Length);
        completer.Complete("harbour");
        Assert.Equal(before + 2, completer.TermsRead);
        completer.Complete("the");
        Assert.Equal(before + 2, completer.TermsRead);
    }

    private static Article Headline(string title) => new() { Id = title, Title = title, Body = "Nothing is known.", Language = "en" };

    private IndexReader Open() => Open(_summit);

    private static IndexReader Open(TemporarySummit summit) => DirectoryReader.Open(new FileSystemDirectory(Path.Combine(summit.Folder, "index")));
}
