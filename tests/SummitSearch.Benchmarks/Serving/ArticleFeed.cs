using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using SummitSearch.Benchmarks.Indexing;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>A news wire: articles at a steady rate into <c>POST /articles</c>, one endless upload whose answers are read as they come.</summary>
/// <param name="port">Of the server.</param>
/// <param name="perSecond">Articles sent in a second.</param>
/// <param name="length">How long they are sent.</param>
/// <param name="distinct">How many different ids they have: with few of them the index does not grow for ever.</param>
/// <param name="first">Number of the first article, so that a later feed sends others.</param>
internal sealed class ArticleFeed(int port, double perSecond, TimeSpan length, int distinct, int first = 0)
{
    private const int TextsPerArticle = 3;
    private readonly List<long> _sentAt = [];
    private readonly List<long> _latencies = [];

    /// <summary>Rows that were answered as durable.</summary>
    public int Acknowledged => _latencies.Count;

    /// <summary>Rows that were refused.</summary>
    public int Refused { get; private set; }

    /// <summary>Time from sending a row to its acknowledgement, in ticks of the stopwatch.</summary>
    public List<long> Latencies => _latencies;

    /// <summary>Runs to the end.</summary>
    public async Task RunAsync()
    {
        // By hand, because HttpClient does not look at an answer before it has sent the whole request.
        using TcpClient client = new() { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, port);
        Task sending = SendAsync(client.GetStream());
        await ReceiveAsync(client.GetStream());
        await sending;
    }

    private async Task SendAsync(NetworkStream stream)
    {
        await stream.WriteAsync("POST /articles HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"u8.ToArray());
        using IEnumerator<string> articles = Articles().GetEnumerator();
        long started = Stopwatch.GetTimestamp();
        int count = (int)(perSecond * length.TotalSeconds);
        for (int i = 0; i < count && articles.MoveNext(); i++)
        {
            TimeSpan wait = TimeSpan.FromSeconds(i / perSecond) - Stopwatch.GetElapsedTime(started);
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait);
            lock (_sentAt)
                _sentAt.Add(Stopwatch.GetTimestamp());
            byte[] row = Encoding.UTF8.GetBytes(articles.Current);
            await stream.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes($"{row.Length:x}\r\n"), .. row, .. "\r\n"u8]);
        }
        await stream.WriteAsync("0\r\n\r\n"u8.ToArray());
    }

    private async Task ReceiveAsync(NetworkStream stream)
    {
        using StreamReader lines = new(stream, leaveOpen: true);
        while (await lines.ReadLineAsync() is { } line)
        {
            // Head and chunk sizes are of no interest; the server writes whole rows.
            if (!line.StartsWith('{'))
                continue;
            JsonElement row = JsonDocument.Parse(line).RootElement;
            long sent;
            lock (_sentAt)
                sent = _sentAt[row.GetProperty("line").GetInt32() - 1];
            if (row.GetProperty("status").GetString() is "added" or "updated")
                _latencies.Add(Stopwatch.GetTimestamp() - sent);
            else
                Refused++;
        }
    }

    /// <summary>Articles of three paragraphs each, over and over the collection; once there are as many ids as wanted, new texts for old ids.</summary>
    private IEnumerable<string> Articles()
    {
        string folder = SharedData.Find("scotus-300k") ?? throw new DirectoryNotFoundException("No scotus-300k: set SUMMIT_DATA.");
        for (int number = first; ;)
        {
            using StreamReader lines = new(new GZipStream(File.OpenRead(Path.Combine(folder, "corpus.jsonl.gz")), CompressionMode.Decompress));
            List<string> texts = [];
            while (lines.ReadLine() is { } line)
            {
                JsonElement passage = JsonDocument.Parse(line).RootElement;
                texts.Add(passage.GetProperty("text").GetString()!);
                if (texts.Count < TextsPerArticle)
                    continue;
                string id = string.Create(CultureInfo.InvariantCulture, $"wire-{number++ % distinct}");
                yield return JsonSerializer.Serialize(new { id, title = passage.GetProperty("title").GetString(), body = string.Join("\n\n", texts), source = "Wire" }) + "\n";
                texts.Clear();
            }
        }
    }
}
