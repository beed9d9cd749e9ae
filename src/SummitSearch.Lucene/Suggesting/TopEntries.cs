namespace SummitSearch.Lucene.Suggesting;

/// <summary>Keeps the best entries: fewest edits, then lowest number (greatest weight); each entry once.</summary>
/// <param name="capacity">How many to keep.</param>
internal sealed class TopEntries(int capacity)
{
    private readonly SortedSet<(int Edits, int Entry)> _kept = [];
    private readonly Dictionary<int, int> _edits = [];

    /// <summary>True once further entries have to be better than the worst kept one.</summary>
    public bool IsFull => _kept.Count == capacity;

    /// <summary>Whether an entry with so many edits would be kept.</summary>
    public bool WouldTake(int edits, int entry) => !IsFull || (edits, entry).CompareTo(_kept.Max) < 0;

    /// <summary>Keeps an entry if it is good enough.</summary>
    public void Offer(int edits, int entry)
    {
        if (!WouldTake(edits, entry))
            return;
        if (_edits.TryGetValue(entry, out int before))
        {
            if (before <= edits)
                return;
            _kept.Remove((before, entry));
        }
        _edits[entry] = edits;
        _kept.Add((edits, entry));
        if (_kept.Count <= capacity)
            return;
        (int Edits, int Entry) worst = _kept.Max;
        _kept.Remove(worst);
        _edits.Remove(worst.Entry);
    }

    /// <summary>The entries, best first.</summary>
    public IEnumerable<(int Edits, int Entry)> BestFirst() => _kept;
}
