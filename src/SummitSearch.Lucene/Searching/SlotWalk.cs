namespace SummitSearch.Lucene.Searching;

/// <summary>One slot of a sloppy phrase, walking through its positions in a document.</summary>
internal sealed class SlotWalk(int offset, int ordinal)
{
    private int[] _positions = [];
    private int _count;
    private int _next;

    /// <summary>The slot's place in the phrase.</summary>
    public int Offset { get; } = offset;

    /// <summary>Number of the slot.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary>Which group of slots with shared terms it is in, or -1.</summary>
    public int Group { get; set; } = -1;

    /// <summary>Where the phrase would start if this slot were in place.</summary>
    public int Relative { get; private set; }

    /// <summary>Where the slot stands in the document.</summary>
    public int Position => Relative + Offset;

    /// <summary>Stands on the first of the positions, which are copied; at least one.</summary>
    public void Start(ReadOnlySpan<int> positions)
    {
        if (_positions.Length < positions.Length)
            _positions = new int[Math.Max(positions.Length, 2 * _positions.Length)];
        positions.CopyTo(_positions);
        _count = positions.Length;
        _next = 0;
        Step();
    }

    /// <summary>Moves to the next position; false, and no move, behind the last.</summary>
    public bool Step()
    {
        if (_next >= _count)
            return false;
        Relative = _positions[_next++] - Offset;
        return true;
    }

    /// <summary>Order in the queue of slots.</summary>
    public int CompareTo(SlotWalk other)
    {
        if (Relative != other.Relative)
            return Relative.CompareTo(other.Relative);
        return Offset != other.Offset ? Offset.CompareTo(other.Offset) : Ordinal.CompareTo(other.Ordinal);
    }
}
