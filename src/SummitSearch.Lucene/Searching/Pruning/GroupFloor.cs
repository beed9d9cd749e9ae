namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>The score that hits must reach, in the units that <see cref="GroupTerms"/> adds bounds up in.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class GroupFloor(HitQueue queue, GroupTerms terms)
{
    private ulong _knownFloor;
    private int _limit;

    /// <summary>Sums below this cannot reach the top; 0 and less while everything can.</summary>
    public int Limit()
    {
        ulong floor = queue.Floor;
        if (floor != _knownFloor)
        {
            _knownFloor = floor;
            _limit = (int)Math.Min(ushort.MaxValue, queue.FloorScore * terms.UnitsPerScore * (1 - 2e-5)) - terms.Slack;
        }
        return _limit;
    }
}
