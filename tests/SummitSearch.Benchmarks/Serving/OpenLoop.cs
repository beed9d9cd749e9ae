using System.Diagnostics;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>Sends requests at times that were fixed beforehand, whether or not the server keeps up, and measures each from the time it was due.</summary>
/// <remarks>So a stall counts for every request that it holds up, not only for the one that met it (coordinated omission).</remarks>
internal sealed class OpenLoop(int port, IReadOnlyList<byte[]> requests, double perSecond, TimeSpan length, int seed)
{
    // More than ever wait at once unless the server falls behind for good.
    private const int Senders = 32;
    private readonly List<long> _latencies = [];
    private readonly List<(int Request, long Due, long Sent, long Answered)> _trace = [];
    private readonly Lock _gate = new();
    private long[] _dueMilliseconds = [];
    private int _next = -1;
    private int _failed;

    /// <summary>Requests that were answered with an error, or not at all.</summary>
    public int Failed => _failed;

    /// <summary>Requests sent.</summary>
    public int Sent => _latencies.Count;

    /// <summary>When each request was due, sent and answered, in ticks of the stopwatch.</summary>
    public IReadOnlyList<(int Request, long Due, long Sent, long Answered)> Trace => _trace;

    /// <summary>Runs to the end; latencies in ticks of the stopwatch.</summary>
    public List<long> Run()
    {
        _dueMilliseconds = Arrivals();
        long started = Stopwatch.GetTimestamp();
        Thread[] senders = [.. Enumerable.Range(0, Senders).Select(_ => new Thread(() => Send(started)) { IsBackground = true })];
        foreach (Thread sender in senders)
            sender.Start();
        foreach (Thread sender in senders)
            sender.Join();
        return _latencies;
    }

    /// <summary>A Poisson process, rounded to whole milliseconds because that is what the system's timer can hit.</summary>
    private long[] Arrivals()
    {
        Random random = new(seed);
        List<long> due = [];
        for (double at = 0; at < length.TotalSeconds; at += -Math.Log(1 - random.NextDouble()) / perSecond)
            due.Add((long)(at * 1000));
        return [.. due];
    }

    private void Send(long started)
    {
        List<long> latencies = [];
        HttpConnection connection = new(port);
        for (int i; (i = Interlocked.Increment(ref _next)) < _dueMilliseconds.Length;)
        {
            long due = started + (_dueMilliseconds[i] * Stopwatch.Frequency / 1000);
            int wait = (int)((due - Stopwatch.GetTimestamp()) * 1000 / Stopwatch.Frequency);
            if (wait > 0)
                Thread.Sleep(wait);
            long sent = Stopwatch.GetTimestamp();
            if (!TrySend(ref connection, requests[i % requests.Count]))
                Interlocked.Increment(ref _failed);
            long end = Stopwatch.GetTimestamp();
            latencies.Add(end - due);
            lock (_gate)
                _trace.Add((i % requests.Count, due, sent, end));
        }
        connection.Dispose();
        lock (_gate)
            _latencies.AddRange(latencies);
    }

    private bool TrySend(ref HttpConnection connection, byte[] request)
    {
        try
        {
            return connection.Send(request) == 200;
        }
        catch (Exception fault) when (fault is IOException or System.Net.Sockets.SocketException)
        {
            connection.Dispose();
            connection = new HttpConnection(port);
            return false;
        }
    }
}
