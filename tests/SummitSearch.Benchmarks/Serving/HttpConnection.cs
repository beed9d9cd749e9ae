using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>A kept-alive HTTP/1.1 connection that does as little as it can, so that what is measured is the server.</summary>
/// <remarks>Blocking; one request at a time. Reads answers with a length or in chunks.</remarks>
internal sealed class HttpConnection : IDisposable
{
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();
    private static readonly byte[] EndOfChunks = "0\r\n\r\n"u8.ToArray();
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly bool _awake;
    private byte[] _buffer = new byte[1 << 16];
    private int _length;

    /// <summary>Connects to a port of this machine.</summary>
    /// <param name="port">The port.</param>
    /// <param name="awake">Whether to look out for answers without sleeping. To wake a processor that sleeps is no work of the server's, and on virtual machines dearer than most of it.</param>
    public HttpConnection(int port, bool awake = false)
    {
        _awake = awake;
        _socket.Connect(IPAddress.Loopback, port);
    }

    /// <summary>The bytes of a request without a body.</summary>
    public static byte[] Get(string target) => Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: localhost\r\n\r\n");

    /// <summary>The last answer, head and body; valid until the next request.</summary>
    public ReadOnlySpan<byte> Answer => _buffer.AsSpan(0, _length);

    /// <summary>Sends a request and waits for the whole answer.</summary>
    /// <returns>The status.</returns>
    public int Send(ReadOnlySpan<byte> request)
    {
        _socket.Send(request);
        _length = 0;
        int head = ReadUntil(EndOfHead, 0);
        ReadOnlySpan<byte> start = _buffer.AsSpan(0, head);
        int status = int.Parse(start.Slice(9, 3), CultureInfo.InvariantCulture);
        if (LengthIn(start) is { } length)
        {
            while (_length < head + length)
                Receive();
        }
        else
        {
            ReadUntil(EndOfChunks, head);
        }
        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    private static int? LengthIn(ReadOnlySpan<byte> head)
    {
        // As the server writes it.
        ReadOnlySpan<byte> name = "\r\nContent-Length: "u8;
        int at = head.IndexOf(name);
        if (at < 0)
            return null;
        ReadOnlySpan<byte> value = head[(at + name.Length)..];
        return int.Parse(value[..value.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }

    /// <summary>Reads until the marker; returns where it ends.</summary>
    private int ReadUntil(ReadOnlySpan<byte> marker, int from)
    {
        while (true)
        {
            int at = _buffer.AsSpan(from, _length - from).IndexOf(marker);
            if (at >= 0)
                return from + at + marker.Length;
            from = Math.Max(from, _length - marker.Length + 1);
            Receive();
        }
    }

    private void Receive()
    {
        if (_length == _buffer.Length)
            Array.Resize(ref _buffer, _buffer.Length * 2);
        while (_awake && !_socket.Poll(0, SelectMode.SelectRead))
        {
        }
        int read = _socket.Receive(_buffer.AsSpan(_length));
        if (read == 0)
            throw new IOException("The server closed the connection.");
        _length += read;
    }
}
