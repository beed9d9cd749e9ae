namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>How often filters were asked for of late: counts over the last 256, by hash.</summary>
/// <remarks>Thread-safe. Two filters of one hash count as one, which at worst keeps a filter too soon.</remarks>
internal sealed class FilterUsage
{
    private const int Remembered = 256;
    private readonly Lock _gate = new();
    private readonly int[] _recent = new int[Remembered];
    private readonly Dictionary<int, int> _counts = [];
    private int _seen;

    /// <summary>Notes a use; returns how many there were of late, this one included.</summary>
    public int Note(FilterKey key)
    {
        int hash = key.GetHashCode();
        lock (_gate)
        {
            int at = _seen++ & (Remembered - 1);
            if (_seen > Remembered)
                Forget(_recent[at]);
            _seen = _seen > 2 * Remembered ? _seen - Remembered : _seen;
            _recent[at] = hash;
            return _counts[hash] = _counts.GetValueOrDefault(hash) + 1;
        }
    }

    private void Forget(int hash)
    {
        if (--_counts[hash] == 0)
            _counts.Remove(hash);
    }
}
