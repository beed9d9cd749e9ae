using System.Globalization;

namespace SummitSearch.Benchmarks.Serving;

/// <summary>Looks at the server's memory ten times while it works.</summary>
internal sealed class MemoryWatch : IDisposable
{
    private const int Looks = 10;
    private readonly List<string> _rows = [];
    private readonly Timer _timer;

    /// <summary>Begins to look.</summary>
    public MemoryWatch(ServerProcess server, TimeSpan length)
    {
        TimeSpan every = length / Looks;
        _timer = new Timer(
            _ =>
            {
                (double resident, double managed, _, int handles) = server.Figures();
                lock (_rows)
                    _rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {(_rows.Count + 1) * every.TotalSeconds:F0} | {resident:F0} | {managed:F0} | {handles} |"));
            },
            null,
            every,
            every);
    }

    /// <summary>Prints what it saw.</summary>
    public void Print()
    {
        Console.WriteLine("\n| second | private resident MB | managed MB | handles |\n|---|---|---|---|");
        lock (_rows)
            _rows.ForEach(Console.WriteLine);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
