using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit.Abstractions;

namespace SummitSearch.Server.Tests.Endpoints;

/// <summary>Bytes that are hardly HTTP, over a bare socket: every connection ends, and no answer is a fault of the server.</summary>
/// <remarks><c>SUMMIT_FUZZ</c> sets the number of requests (300), <c>SUMMIT_SEED</c> the seed.</remarks>
public sealed class RawRequestTests(SharedServer shared, ITestOutputHelper output) : IClassFixture<SharedServer>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly string[] Methods = ["GET", "POST", "PUT", "HEAD", "get", "OPTIONS", "TRACE", "CONNECT", "BREW", "", "G\0T", new('M', 5000)];
    private static readonly string[] Targets =
    [
        "/search?q=ship", "/search?q=%", "/search?q=%zz", "/search?q=%c0%af%ff", "/search?q=%00%00", "//search?q=x", "/search?q=\u00e9\u00ff", "http://localhost/search?q=x", "*", "/../../etc/passwd", "/articles/%2e%2e%2f%00",
        "/articles/%F0%28%8C%BC/related", "/search?" + new string('&', 3000), "/search?q=" + new string('%', 6000), "/suggest?q=" + new string('x', 20_000), "/search?q=a&" + new string('k', 4000) + "=1", "/search ?q=x", "/articles/", "/articles/" + new string('a', 7000),
    ];

    private static readonly string[] Headers =
    [
        "Host: localhost", "Host:", "Host: a\r\nHost: b", "Host: evil.example", "Content-Length: 5", "Content-Length: -1", "Content-Length: 5\r\nContent-Length: 6", "Content-Length: 99999999999999999999", "Transfer-Encoding: chunked",
        "Transfer-Encoding: chunked, chunked", "Transfer-Encoding: gzip", "Content-Type: application/json", "Content-Type: application/x-ndjson", "Content-Type: application/json; charset=utf-7", "Content-Encoding: br", "If-None-Match: \"\0\"",
        "If-None-Match: W/W/\"", "Accept-Encoding: gzip;q=2, *;q=-1", "Range: bytes=9-1,0-", "Expect: 200-maybe", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings", "X: " + new string('y', 40_000), " folded", "No colon", "Authorization: Bearer " + new string('z', 8000),
        "Cookie: a=\u0001", "Origin: null", "Connection: close", "Accept: \u00ff\u00fe",
    ];

    private static readonly string[] Bodies = ["", "hello", "5\r\nhello\r\n0\r\n\r\n", "zz\r\nhello\r\n", "ffffffffffffffff\r\n", "-1\r\n", "5;ext=\"\r\nhello\r\n0\r\nTrailer: x\r\n\r\n", "{\"query\":\"x\"}", "{\"query\":\"\ud800\"}", "\0\0\0", "5\r\nhel"];

    [Fact]
    public async Task OddBytes_NeverFaultTheServerAndNeverHang()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_FUZZ") ?? "300", CultureInfo.InvariantCulture);
        int seed = int.Parse(Environment.GetEnvironmentVariable("SUMMIT_SEED") ?? "20240410", CultureInfo.InvariantCulture);
        output.WriteLine($"seed {seed}, {count} requests (SUMMIT_SEED, SUMMIT_FUZZ)");
        Random random = new(seed);
        Dictionary<string, int> statuses = [];
        for (int i = 0; i < count; i++)
        {
            byte[] request = Make(random);
            string status = await SendAsync(request);
            statuses[status] = statuses.GetValueOrDefault(status) + 1;
            // 501 and 505 are what HTTP asks for where the transfer coding or the version is unknown.
            Assert.False(status.StartsWith('5') && status is not ("501" or "505"), $"request {i}: {status}\n{Encoding.Latin1.GetString(request)}");
        }
        output.WriteLine(string.Join(", ", statuses.OrderBy(static s => s.Key).Select(static s => $"{s.Key}: {s.Value}")));
        Assert.Equal("live", (await shared.Server.GetAsync("/health/live")).GetProperty("status").GetString());
    }

    private static byte[] Make(Random random)
    {
        StringBuilder text = new();
        text.Append(Pick(random, 3, Methods)).Append(' ').Append(Pick(random, 1, Targets)).Append(' ').Append(random.Next(12) == 0 ? Pick(random, 0, ["HTTP/1.0", "HTTP/9.9", "HTTP/2.0", "", "FTP/1.1"]) : "HTTP/1.1").Append("\r\n");
        if (random.Next(8) > 0)
            text.Append("Host: localhost\r\n");
        for (int h = random.Next(4); h > 0; h--)
            text.Append(Pick(random, 0, Headers)).Append("\r\n");
        text.Append("\r\n").Append(Pick(random, 0, Bodies));
        byte[] bytes = Encoding.Latin1.GetBytes(text.ToString());
        if (random.Next(5) == 0)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) == 0 ? bytes[..random.Next(1, bytes.Length)] : bytes;
    }

    /// <summary>One of the values; the first <paramref name="usual"/> of them half the time.</summary>
    private static string Pick(Random random, int usual, string[] from) => from[usual > 0 && random.Next(2) == 0 ? random.Next(usual) : random.Next(from.Length)];

    /// <summary>Sends the bytes and nothing after them; returns the status of the first answer, or a word where the connection ends without.</summary>
    private async Task<string> SendAsync(byte[] request)
    {
        using CancellationTokenSource patience = new(Patience);
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, shared.Server.Port, patience.Token);
        byte[] answer = new byte[1 << 16];
        int length = 0;
        try
        {
            await socket.SendAsync(request, patience.Token);
            socket.Shutdown(SocketShutdown.Send);
            for (int read; (read = await socket.ReceiveAsync(answer.AsMemory(length % answer.Length), patience.Token)) > 0;)
                length += length < 64 ? read : 0;
        }
        catch (SocketException)
        {
            // Closed by the server before it had read everything.
        }
        return length < 12 ? "closed" : Encoding.ASCII.GetString(answer, 9, 3);
    }
}
