using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Text;
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
    private readonly ConcurrentQueue<string> _answeredTooEarly = [];
    private readonly List<BulkSender> _senders = [];
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

    public async Task DisposeAsync()
    {
        _senders.ForEach(static s => s.Dispose());
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task RowsThatComeWhileACommitIsUnderWay_AreTakenAtOnce_AndShareTheNext()
    {
        (BulkSender first, HeldCommit commit) = await StartWithACommitAsync("a1");
        BulkSender second = await StartAsync();
        foreach (string id in new[] { "b1", "b2", "b3" })
        {
            await second.SendAsync(Row(id));
            await _summit.UntilIndexedAsync(id);
        }
        commit.End();
        Assert.Equal(["a1"], Ids(await first.EndAsync()));
        Assert.Equal(["b1", "b2", "b3"], Ids(await _summit.EndCommitsUntilAsync(second.EndAsync())));
        // The last row may be on its way from the index to the batch when the second commit begins, and then has a third.
        Assert.InRange(_summit.Commits, 2, 3);
        Assert.Empty(_answeredTooEarly);
    }

    [Fact]
    public async Task RowThatIsIndexedWhileTheCommitBegins_IsAnsweredByALaterOne()
    {
        (BulkSender first, HeldCommit commit) = await StartWithACommitAsync("a1");
        BulkSender second = await StartAsync();
        await second.SendAsync(Row("b1"));
        await _summit.UntilIndexedAsync("b1");
        // To notice that its sender pauses, and ask for a commit.
        await LetTheServerWorkAsync();
        await second.SendAsync(Row("slow"));
        await _summit.SlowBegun.WaitAsync(Patience);
        commit.End();
        // So that a commit begins and ends meanwhile, whether or not the second upload had asked for one before its slow row came.
        await first.SendAsync(Row("a2"));
        await _summit.UntilIndexedAsync("a2");
        (await _summit.NextCommitAsync()).End();
        _summit.EndSlow();
        await _summit.UntilIndexedAsync("slow");
        Task<IReadOnlyList<JsonElement>[]> all = Task.WhenAll(first.EndAsync(), second.EndAsync());
        commit = await _summit.NextCommitAsync();
        // To answer the row, if it did so too early.
        await LetTheServerWorkAsync();
        commit.End();
        Assert.Equal(["a1", "a2", "b1", "slow"], (await _summit.EndCommitsUntilAsync(all)).SelectMany(Ids));
        Assert.Empty(_answeredTooEarly);
    }

    [Fact]
    public async Task RowsThatChangeNothing_AreAnsweredWithoutACommit()
    {
        BulkSender sender = await StartAsync();
        await sender.SendAsync(new { title = "No id" });
        await sender.FirstResultAsync();
        await sender.EndAsync();
        Assert.Equal(0, _summit.Commits);
    }

    [Fact]
    public async Task RowsThatAreLostWithAnotherCallersChange_AreNotAcknowledged()
    {
        (BulkSender sender, HeldCommit commit) = await StartWithACommitAsync("kept");
        commit.End();
        await sender.FirstResultAsync();
        await sender.SendAsync(Row("lost"));
        await _summit.UntilIndexedAsync("lost");
        commit = await _summit.NextCommitAsync();
        _summit.Lose();
        commit.End();
        IReadOnlyList<JsonElement> results = await sender.EndAsync();
        Assert.Equal(["added", "refused"], results.Select(static r => r.GetProperty("status").GetString()));
        Assert.Equal(2, results[1].GetProperty("line").GetInt32());
        Assert.Contains("Send this line and all after it again.", results[1].GetProperty("error").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstRowsThatAreLostWithAnotherCallersChange_AreAProblem()
    {
        using HttpClient client = new() { BaseAddress = new Uri(_app.Urls.First()) };
        using StringContent rows = new(JsonSerializer.Serialize(Row("lost")), Encoding.UTF8, "application/x-ndjson");
        await AssertIsAProblemWhenLostAsync(client.PostAsync("/articles", rows));
    }

    [Fact]
    public async Task ArticleThatIsLostWithAnotherCallersChange_IsAProblem()
    {
        using HttpClient client = new() { BaseAddress = new Uri(_app.Urls.First()) };
        await AssertIsAProblemWhenLostAsync(client.PutAsJsonAsync("/articles/lost", Row("lost")));
    }

    private static object Row(string id) => new { id, title = "Title", body = "Body." };

    private static IEnumerable<string?> Ids(IEnumerable<JsonElement> results) => results.Select(static r => r.GetProperty("id").GetString());

    private async Task AssertIsAProblemWhenLostAsync(Task<HttpResponseMessage> answer)
    {
        await _summit.UntilIndexedAsync("lost");
        HeldCommit commit = await _summit.NextCommitAsync();
        _summit.Lose();
        commit.End();
        await ProblemAssert.IsAsync(await answer, HttpStatusCode.ServiceUnavailable, "unavailable");
    }

    /// <summary>An upload with one row, whose commit is under way.</summary>
    private async Task<(BulkSender Sender, HeldCommit Commit)> StartWithACommitAsync(string id)
    {
        BulkSender sender = await StartAsync();
        await sender.SendAsync(Row(id));
        await _summit.UntilIndexedAsync(id);
        return (sender, await _summit.NextCommitAsync());
    }

    /// <summary>Gives the uploads the time of a whole request. Where that is not enough, the test sees less, and fails no more than otherwise.</summary>
    private async Task LetTheServerWorkAsync()
    {
        using HttpClient client = new();
        await client.GetStringAsync(_app.Urls.First() + "/health/live");
    }

    private async Task<BulkSender> StartAsync()
    {
        BulkSender sender = await BulkSender.StartAsync(new Uri(_app.Urls.First()).Port, NoteIfTooEarly);
        _senders.Add(sender);
        return sender;
    }

    private void NoteIfTooEarly(JsonElement result)
    {
        if (result.GetProperty("status").GetString() == "added" && !_summit.IsCommitted(result.GetProperty("id").GetString()!))
            _answeredTooEarly.Enqueue(result.GetRawText());
    }

    /// <summary>A commit that ends when the test says so.</summary>
    private sealed class HeldCommit(int number, Action<int> onEnd)
    {
        private readonly TaskCompletionSource _end = NewSignal();

        public Task Ended => _end.Task;

        public void End()
        {
            onEnd(number);
            _end.SetResult();
        }
    }

    /// <summary>Tells when rows are indexed and commits begin, and which of the rows are then durable.</summary>
    private sealed class HeldSummit : StubSummit
    {
        private readonly Channel<HeldCommit> _commits = Channel.CreateUnbounded<HeldCommit>();
        private readonly Channel<string> _indexed = Channel.CreateUnbounded<string>();
        // By row, the first commit that began after it was indexed.
        private readonly ConcurrentDictionary<string, int> _commitOfRow = new();
        private readonly TaskCompletionSource _slowBegun = NewSignal();
        private readonly TaskCompletionSource _slowEnds = NewSignal();
        private int _begun;
        private int _ended;
        private long _losses;

        public override long Losses => Volatile.Read(ref _losses);

        public int Commits => _begun;

        public Task SlowBegun => _slowBegun.Task;

        public void Lose() => Interlocked.Increment(ref _losses);

        public void EndSlow() => _slowEnds.SetResult();

        public bool IsCommitted(string id) => _commitOfRow[id] <= Volatile.Read(ref _ended);

        public async Task UntilIndexedAsync(string id) => Assert.Equal(id, await _indexed.Reader.ReadAsync().AsTask().WaitAsync(Patience));

        public Task<HeldCommit> NextCommitAsync() => _commits.Reader.ReadAsync().AsTask().WaitAsync(Patience);

        /// <summary>Ends commits as they begin, for as long as something waits for them.</summary>
        public async Task<T> EndCommitsUntilAsync<T>(Task<T> waiting)
        {
            Task<HeldCommit> next = NextCommitAsync();
            while (await Task.WhenAny(waiting, next) == next)
            {
                (await next).End();
                next = NextCommitAsync();
            }
            return await waiting;
        }

        public override async Task<IndexOutcome> IndexAsync(Article article, CancellationToken cancellationToken = default)
        {
            if (article.Id == "slow")
            {
                _slowBegun.SetResult();
                await _slowEnds.Task;
            }
            _commitOfRow[article.Id] = Volatile.Read(ref _begun) + 1;
            _indexed.Writer.TryWrite(article.Id);
            return IndexOutcome.Added;
        }

        public override Task CommitAsync(CancellationToken cancellationToken = default)
        {
            HeldCommit commit = new(Interlocked.Increment(ref _begun), number => Volatile.Write(ref _ended, number));
            _commits.Writer.TryWrite(commit);
            return commit.Ended;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
