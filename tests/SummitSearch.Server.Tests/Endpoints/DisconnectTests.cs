using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SummitSearch.Querying;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Callers that go away in the middle of a search.</summary>
public sealed class DisconnectTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Search_CallerGoesAway_IsCancelled(bool byReset)
    {
        await using EndlessSearch summit = new();
        await using WebApplication app = await StartAsync(summit);
        using (Socket caller = await ConnectAsync(app))
        {
            await caller.SendAsync(Request);
            await summit.Begun.WaitAsync(Patience);
            if (byReset)
                caller.LingerState = new LingerOption(true, 0);
        }
        Assert.True(await summit.Cancelled.WaitAsync(Patience));
    }

    [Fact]
    public async Task Search_CallerThatWaitsAndSendsItsNextRequest_IsAnsweredBoth()
    {
        await using EndlessSearch summit = new();
        await using WebApplication app = await StartAsync(summit);
        using Socket caller = await ConnectAsync(app);
        await caller.SendAsync(Request);
        await summit.Begun.WaitAsync(Patience);
        await caller.SendAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"u8.ToArray());
        // Another caller that goes away shows that the watch has looked at both.
        summit.StartAnother();
        using (Socket other = await ConnectAsync(app))
        {
            await other.SendAsync(Request);
            await summit.Begun.WaitAsync(Patience);
        }
        Assert.True(await summit.Cancelled.WaitAsync(Patience));
        summit.Finish();
        using StreamReader answers = new(new NetworkStream(caller));
        string both = await answers.ReadToEndAsync().WaitAsync(Patience);
        Assert.Equal(2, both.Split("HTTP/1.1 200 OK").Length - 1);
    }

    private static ReadOnlyMemory<byte> Request => Encoding.ASCII.GetBytes("GET /search?q=x HTTP/1.1\r\nHost: localhost\r\n\r\n");

    private static async Task<WebApplication> StartAsync(ISummit summit)
    {
        string folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        WebApplication app = ServerProgram.Build(
            ["--urls", "http://127.0.0.1:0", "--index", folder, "--SummitSearch:Indexer:Enabled", "false"],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton(summit);
            });
        await app.StartAsync();
        return app;
    }

    private static async Task<Socket> ConnectAsync(WebApplication app)
    {
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(app.Urls.First()).Port);
        // Only from its second request on a connection is certain to be worked on by the thread that otherwise reads from it.
        await socket.SendAsync("GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray());
        byte[] buffer = new byte[4096];
        string answer = "";
        while (!answer.EndsWith('}'))
            answer += Encoding.ASCII.GetString(buffer, 0, await socket.ReceiveAsync(buffer).WaitAsync(Patience));
        return socket;
    }

    /// <summary>Searches that hold their thread until they are cancelled or told to finish.</summary>
    private sealed class EndlessSearch : StubSummit
    {
        private readonly ManualResetEventSlim _finish = new();
        private TaskCompletionSource _begun = NewSignal();
        private TaskCompletionSource<bool> _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public Task<bool> Cancelled => _cancelled.Task;

        public void StartAnother() => (_begun, _cancelled) = (NewSignal(), new(TaskCreationOptions.RunContinuationsAsynchronously));

        public void Finish() => _finish.Set();

        public override Task<SearchResponse> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default)
        {
            _begun.SetResult();
            try
            {
                Assert.True(_finish.Wait(Patience, cancellationToken));
            }
            catch (OperationCanceledException)
            {
                _cancelled.SetResult(true);
                throw;
            }
            return Task.FromResult(new SearchResponse { Passages = [], Total = default, TookMs = 0 });
        }

        public override ValueTask DisposeAsync()
        {
            _finish.Dispose();
            return base.DisposeAsync();
        }

        private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
