using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SummitSearch.Server.Security;

/// <summary>Cancels requests whose caller has gone, where the server itself cannot notice: it looks at a connection again only once the thread that it lent to the request returns.</summary>
/// <remarks>Thread-safe. Looks at the connections of those requests only that last, from a timer that runs while there are any.</remarks>
internal sealed class DisconnectWatch : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);
    private readonly HashSet<Request> _requests = [];
    private readonly Lock _gate = new();
    private readonly Timer _timer;
    private bool _isRunning;

    /// <summary>Watches nothing yet.</summary>
    public DisconnectWatch() => _timer = new Timer(static watch => ((DisconnectWatch)watch!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Watches a request until what is returned is disposed of: the connection serves another request next, and then nobody may abort it for this one.</summary>
    /// <returns>Null if the request has no socket to look at.</returns>
    public IDisposable? Watch(HttpContext context)
    {
        IFeatureCollection features = context.Features;
        if (features.Get<IConnectionSocketFeature>()?.Socket is not { } socket || features.Get<IHttpRequestLifetimeFeature>() is not { } lifetime)
            return null;
        Request request = new(this, socket, lifetime);
        Add(request);
        return request;
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Add(Request request)
    {
        lock (_gate)
        {
            _requests.Add(request);
            if (_isRunning)
                return;
            _isRunning = true;
            _timer.Change(Interval, Interval);
        }
    }

    private void Remove(Request request)
    {
        lock (_gate)
            _requests.Remove(request);
    }

    private void Look()
    {
        lock (_gate)
        {
            foreach (Request request in _requests.ToArray())
            {
                if (request.HasLostItsCaller())
                    request.Lifetime.Abort();
            }
            _isRunning = _requests.Count > 0;
            if (!_isRunning)
                _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A request under way.</summary>
    private sealed class Request(DisconnectWatch watch, Socket socket, IHttpRequestLifetimeFeature lifetime) : IDisposable
    {
        private int _looks;
        private int _looksAtAClosedOne;

        public IHttpRequestLifetimeFeature Lifetime => lifetime;

        /// <summary>True if the connection was found closed twice in a row: data that another thread takes away between two questions can look like that once.</summary>
        public bool HasLostItsCaller()
        {
            if (++_looks == 1)
                return false;
            _looksAtAClosedOne = IsClosed() ? _looksAtAClosedOne + 1 : 0;
            return _looksAtAClosedOne == 2;
        }

        public void Dispose() => watch.Remove(this);

        private bool IsClosed()
        {
            try
            {
                return socket.Poll(0, SelectMode.SelectRead) && socket.Available == 0;
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                return true;
            }
        }
    }
}
