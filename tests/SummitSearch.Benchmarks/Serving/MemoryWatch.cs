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
                ServerFigures f = server.Figures();
                lock (_rows)
                    _rows.Add(string.Create(CultureInfo.InvariantCulture, $"| {(_rows.Count + 1) * every.TotalSeconds:F0} | {f.PrivateMegabytes:F0} | {f.CommittedMegabytes:F0} | {f.HeapMegabytes:F0} | {f.LiveMegabytes:F0} | {f.TablesMegabytes:F0} | {f.FullCollections} | {f.Handles} | {f.Mappings} | {f.Threads} |"));
            },
            null,
            every,
            every);
    }

    /// <summary>Prints what it saw.</summary>
    public void Print()
    {
        Console.WriteLine("\n| second | private resident MB | of it managed, committed | managed, in use | after the last full collection | of it tables | full collections | handles | mappings | threads |\n|---|---|---|---|---|---|---|---|---|---|");
        lock (_rows)
            _rows.ForEach(Console.WriteLine);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();
}
