namespace SummitSearch.Server.Tests;

/// <summary>One server over the sample articles, shared by tests that do not change it.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private RunningServer? _server;

    internal RunningServer Server => _server ?? throw new InvalidOperationException("The server has not started.");

    /// <inheritdoc/>
    public async Task InitializeAsync() => _server = await RunningServer.StartAsync(SampleArticles.Files);

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
    }
}
