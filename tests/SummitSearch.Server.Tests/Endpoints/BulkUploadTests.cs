using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SummitSearch.Articles;
using SummitSearch.Indexing;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Which rows of an upload share a commit, and when they are answered.</summary>
public sealed class BulkUploadTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HeldSummit _summit = new();
    private WebApplication _app = null!;

    public async Task InitializeAsync()
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        _app = ServerProgram.Build(
            ["--urls", "http://127.0.0.1:0", "--index", folder, "--SummitSearch:Indexer:Enabled", "false", "--SummitSearch:Limits:CommitInterval", "00:00:00"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<ISummit>(_summit);
            });
        await _app.StartAsync();
    }

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task RowsThatComeBeforeTheNextCommitBegins_AreTakenAtOnce_AndShareIt()
    {
        using BulkSender first = await StartAsync();
        using BulkSender second = await StartAsync();
        await first.SendAsync(Row("a1"));
        await _summit.UntilIndexedAsync("a1");
        TaskCompletionSource firstCommit = await _summit.NextCommitAsync();
        foreach (string id in new[] { "b1", "b2", "b3" })
        {
            await second.SendAsync(Row(id));
            // Though the commit before is still under way.
            await _summit.UntilIndexedAsync(id);
        }
        firstCommit.SetResult();
        TaskCompletionSource secondCommit = await _summit.NextCommitAsync();
        Assert.False(second.FirstResult.IsCompleted);
        secondCommit.SetResult();
        Assert.Equal(["a1"], Ids(await first.EndAsync()));
        Assert.Equal(["b1", "b2", "b3"], Ids(await second.EndAsync()));
        Assert.Equal(2, _summit.Commits);
    }

    [Fact]
    public async Task RowThatIsIndexedWhileTheCommitBegins_IsAnsweredByTheNext()
    {
        using BulkSender first = await StartAsync();
        using BulkSender second = await StartAsync();
        await first.SendAsync(Row("a1"));
        await _summit.UntilIndexedAsync("a1");
        TaskCompletionSource firstCommit = await _summit.NextCommitAsync();
        await second.SendAsync(Row("b1"));
        await _summit.UntilIndexedAsync("b1");
        await second.SendAsync(Row("slow"));
        await _summit.SlowBegun.WaitAsync(Patience);
        firstCommit.SetResult();
        (await _summit.NextCommitAsync()).SetResult();
        _summit.EndSlow();
        await _summit.UntilIndexedAsync("slow");
        await second.FirstResult.WaitAsync(Patience);
        // The first two commits are over, so the row waits for a third.
        TaskCompletionSource thirdCommit = await _summit.NextCommitAsync();
        Task<IReadOnlyList<JsonElement>> all = second.EndAsync();
        Assert.False(all.IsCompleted);
        thirdCommit.SetResult();
        Assert.Equal(["b1", "slow"], Ids(await all.WaitAsync(Patience)));
        Assert.Equal(3, _summit.Commits);
    }

    [Fact]
    public async Task RowsThatChangeNothing_AreAnsweredWithoutACommit()
    {
        using BulkSender sender = await StartAsync();
        await sender.SendAsync(new { title = "No id" });
        await sender.FirstResult.WaitAsync(Patience);
        await sender.EndAsync();
        Assert.Equal(0, _summit.Commits);
    }

    private static object Row(string id) => new { id, title = "Title", body = "Body." };

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> results) => results.Select(static r => r.GetProperty("id").GetString());

    private Task<BulkSender> StartAsync() => BulkSender.StartAsync(new Uri(_app.Urls.First()).Port);

    /// <summary>Commits that end when the test says so.</summary>
    private sealed class HeldSummit : StubSummit
    {
        private readonly Channel<TaskCompletionSource> _commits = Channel.CreateUnbounded<TaskCompletionSource>();
        private readonly Channel<string> _indexed = Channel.CreateUnbounded<string>();
        private readonly TaskCompletionSource _slowBegun = NewSignal();
        private readonly TaskCompletionSource _slowEnds = NewSignal();
        private int _count;

        public int Commits => _count;

        public Task SlowBegun => _slowBegun.Task;

        public void EndSlow() => _slowEnds.SetResult();

        public async Task UntilIndexedAsync(string id) => Assert.Equal(id, await _indexed.Reader.ReadAsync().AsTask().WaitAsync(Patience));

        public Task<TaskCompletionSource> NextCommitAsync() => _commits.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        public override async Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default)
        {
            if (article.Id == "slow")
            {
                _slowBegun.SetResult();
                await _slowEnds.Task;
            }
            _indexed.Writer.TryWrite(article.Id);
            return IndexOutcome.Added;
        }

        public override Task CommitAsync(CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            TaskCompletionSource end = NewSignal();
            _commits.Writer.TryWrite(end);
            return end.Task;
        }

        private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
