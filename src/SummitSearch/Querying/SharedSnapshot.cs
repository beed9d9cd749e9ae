namespace SummitSearch.Querying;

/// <summary>A snapshot that several searches use at once; closed when the last of them and its owner are done.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SharedSnapshot(IPassageSnapshot snapshot)
{
    private int _shares = 1;

    /// <summary>The snapshot; valid while a share is held.</summary>
    public IPassageSnapshot Snapshot => snapshot;

    /// <summary>Takes a share; false if the snapshot is closed.</summary>
    public bool TryRent()
    {
        int shares = Volatile.Read(ref _shares);
        while (shares > 0)
        {
            int seen = Interlocked.CompareExchange(ref _shares, shares + 1, shares);
            if (seen == shares) return true;
            shares = seen;
        }
        return false;
    }

    /// <summary>Gives a share back.</summary>
    public void Return()
    {
        if (Interlocked.Decrement(ref _shares) == 0) snapshot.Dispose();
    }
}
