namespace SummitSearch.Querying;

/// <summary>Keeps the snapshots that cursors point into, for a while.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SnapshotPins(TimeSpan lifetime, TimeProvider clock) : IDisposable
{
    // Each pin keeps files of past commits on disk, so their number is bounded whatever callers do.
    private const int MaxPins = 16;

    private readonly Dictionary<long, (SharedSnapshot Snapshot, DateTimeOffset Until)> _pins = [];
    private readonly Lock _gate = new();

    /// <summary>A share of the snapshot of a commit, or null if it is not kept.</summary>
    public SharedSnapshot? TryRent(long generation)
    {
        List<SharedSnapshot> dropped = [];
        SharedSnapshot? rented;
        lock (_gate)
        {
            DropExpired(dropped);
            rented = _pins.TryGetValue(generation, out var pin) && pin.Snapshot.TryRent() ? pin.Snapshot : null;
        }
        Return(dropped);
        return rented;
    }

    /// <summary>Keeps a snapshot from now on for the lifetime.</summary>
    public void Pin(SharedSnapshot snapshot)
    {
        if (lifetime == TimeSpan.Zero) return;
        List<SharedSnapshot> dropped = [];
        lock (_gate)
        {
            DropExpired(dropped);
            long generation = snapshot.Snapshot.Generation;
            DateTimeOffset until = clock.GetUtcNow() + lifetime;
            if (_pins.TryGetValue(generation, out var pin)) _pins[generation] = (pin.Snapshot, until);
            else if (snapshot.TryRent()) _pins[generation] = (snapshot, until);
            if (_pins.Count > MaxPins) Drop(_pins.MinBy(static p => p.Value.Until).Key, dropped);
        }
        Return(dropped);
    }

    /// <summary>Lets go of all.</summary>
    public void Dispose()
    {
        List<SharedSnapshot> dropped = [];
        lock (_gate)
        {
            foreach (long generation in _pins.Keys.ToArray()) Drop(generation, dropped);
        }
        Return(dropped);
    }

    // Whoever returns the last share closes files, for which no other search should wait.
    private static void Return(List<SharedSnapshot> dropped)
    {
        foreach (SharedSnapshot snapshot in dropped) snapshot.Return();
    }

    private void DropExpired(List<SharedSnapshot> dropped)
    {
        DateTimeOffset now = clock.GetUtcNow();
        foreach (long generation in _pins.Where(p => p.Value.Until <= now).Select(static p => p.Key).ToArray()) Drop(generation, dropped);
    }

    private void Drop(long generation, List<SharedSnapshot> dropped)
    {
        if (_pins.Remove(generation, out var pin)) dropped.Add(pin.Snapshot);
    }
}
