using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace SummitSearch.Server.Tests;

/// <summary>A bulk upload by hand, row for row, whose answers are read while rows are still being sent.</summary>
internal sealed class BulkSender : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly TcpClient _client = new() { NoDelay = true };
    private readonly Action<JsonElement>? _onResult;
    private readonly List<JsonElement> _results = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _reading = Task.CompletedTask;

    private BulkSender(Action<JsonElement>? onResult) => _onResult = onResult;

    /// <summary>Begins an upload.</summary>
    /// <param name="port">Port of the server.</param>
    /// <param name="onResult">Called with each result as soon as it is there; may be null.</param>
    public static async Task<BulkSender> StartAsync(int port, Action<JsonElement>? onResult = null)
    {
        BulkSender sender = new(onResult);
        await sender._client.ConnectAsync(IPAddress.Loopback, port);
        await sender.WriteAsync("POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n");
        sender._reading = Task.Run(sender.ReadAsync);
        return sender;
    }

    /// <summary>Sends a row.</summary>
    /// <exception cref="IOException">The server is gone.</exception>
    public Task SendAsync(object row)
    {
        string line = JsonSerializer.Serialize(row) + "\n";
        return WriteAsync($"{Encoding.UTF8.GetByteCount(line):x}\r\n{line}\r\n");
    }

    /// <summary>Waits until the first row is answered, or the connection is closed.</summary>
    /// <exception cref="TimeoutException">Neither within a minute.</exception>
    public Task FirstResultAsync() => _first.Task.WaitAsync(Patience);

    /// <summary>Ends the upload and waits for all results.</summary>
    /// <exception cref="TimeoutException">They did not come within a minute.</exception>
    public async Task<IReadOnlyList<JsonElement>> EndAsync()
    {
        await WriteAsync("0\r\n\r\n");
        return await DrainAsync();
    }

    /// <summary>Waits until the server has closed the connection, or is gone; returns the results that arrived.</summary>
    /// <exception cref="TimeoutException">It did not within a minute.</exception>
    public async Task<IReadOnlyList<JsonElement>> DrainAsync()
    {
        await _reading.WaitAsync(Patience);
        return _results;
    }

    public void Dispose() => _client.Dispose();

    private Task WriteAsync(string text) => _client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask();

    private async Task ReadAsync()
    {
        try
        {
            using StreamReader lines = new(_client.GetStream(), leaveOpen: true);
            while (await lines.ReadLineAsync() is { } line)
            {
                // Head and chunk sizes are of no interest here. A row that was cut off is none.
                if (line.StartsWith('{') && line.EndsWith('}'))
                {
                    JsonElement result = JsonDocument.Parse(line).RootElement;
                    _results.Add(result);
                    _onResult?.Invoke(result);
                    _first.TrySetResult();
                }
            }
        }
        catch (IOException)
        {
            // The server was killed; what it said before counts.
        }
        _first.TrySetResult();
    }
}
