using SummitSearch.Articles;
using SummitSearch.Hosting;

namespace SummitSearch.Tests.Hosting;

/// <summary>The articles that a server indexes for practice: its archive must not notice.</summary>
public sealed class IndexWarmUpTests : IAsyncLifetime
{
    private readonly TemporarySummit _summit = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _summit.DisposeAsync();

    [Fact]
    public async Task Archive_StaysAsItIs()
    {
        await _summit.OpenAsync(null, [.. Enumerable.Range(0, 7).Select(static i => new Article { Id = $"a/{i}", Title = "Ships", Body = i == 3 ? "" : "Ships left the harbour on 10 April 2024." })]);
        string state = _summit.Summit.StateId;
        await IndexWarmUp.RunAsync(_summit.Summit);
        Assert.Equal(state, _summit.Summit.StateId);
        Assert.Equal(0, _summit.Summit.PendingChanges);
        Assert.Equal(7, (await _summit.Summit.StatsAsync()).Articles);
    }

    [Fact]
    public async Task FolderOfAKilledProcess_IsDeleted_OneInUseIsNot()
    {
        DirectoryInfo old = Directory.CreateTempSubdirectory("summit-warm-up-"), used = Directory.CreateTempSubdirectory("summit-warm-up-");
        try
        {
            File.WriteAllText(Path.Combine(old.FullName, "segments_1"), "");
            old.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-1);
            await _summit.OpenAsync(null, TemporarySummit.Text("a", "Ships."));
            await IndexWarmUp.RunAsync(_summit.Summit);
            Assert.False(Directory.Exists(old.FullName));
            Assert.True(Directory.Exists(used.FullName));
        }
        finally
        {
            used.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task EmptyArchive_IsNothingToPractiseWith()
    {
        await _summit.OpenAsync();
        await IndexWarmUp.RunAsync(_summit.Summit);
    }

    [Fact]
    public async Task ClosedArchive_EndsIt()
    {
        await _summit.OpenAsync(null, TemporarySummit.Text("a", "Ships."));
        await _summit.Summit.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => IndexWarmUp.RunAsync(_summit.Summit));
    }
}
