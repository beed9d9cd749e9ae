using SummitSearch.Articles;
using SummitSearch.Hosting;

namespace SummitSearch.Tests.Hosting;

/// <summary>The searches of a server for its own words: they must cope with whatever an archive holds.</summary>
public sealed class SearchWarmUpTests : IAsyncLifetime
{
    private readonly TemporarySummit _summit = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Fact]
    public async Task EmptyArchive_IsNotWarmedUp()
    {
        await _summit.OpenAsync();
        Assert.False(await SearchWarmUp.RunAsync(_summit.Summit));
    }

    [Fact]
    public async Task OddTexts_AreSearchedForLikeOthers()
    {
        string[] bodies = ["\"", "+ - ( [ ~ *", "\U0001F5DE\U0001F5DE \U0001F5DE", "-x \"a b", "首脳会談が開かれた。", new string('x', 5000), "a", "Ships left the harbour on 10 April 2024."];
        await _summit.OpenAsync(null, [.. bodies.Select(static (b, i) => new Article { Id = $"odd-{i}", Title = i % 2 == 0 ? b : "Untitled", Body = b })]);
        Assert.True(await SearchWarmUp.RunAsync(_summit.Summit));
    }

    [Fact]
    public async Task ClosedArchive_EndsIt()
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", "Ships."));
        await _summit.Summit.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => SearchWarmUp.RunAsync(_summit.Summit));
    }
}
