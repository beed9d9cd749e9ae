using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Estimates how many points a one-dimensional range holds: leaves inside count as full, leaves on its borders as half.</summary>
internal sealed class PointEstimator(byte[] low, byte[] high, PointTreeInfo info) : IPointCellVisitor
{
    private readonly long _perLeaf = (info.PointCount + info.Leaves - 1) / info.Leaves;
    private long _halves;

    /// <summary>The estimate, never above the number of points.</summary>
    public long Count => Math.Min(info.PointCount, (_halves * _perLeaf + 1) / 2);

    /// <inheritdoc/>
    public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max)
    {
        min = min[..info.Width];
        max = max[..info.Width];
        if (max.SequenceCompareTo(low) < 0 || min.SequenceCompareTo(high) > 0)
            return CellRelation.Outside;
        return min.SequenceCompareTo(low) >= 0 && max.SequenceCompareTo(high) <= 0 ? CellRelation.Inside : CellRelation.Crosses;
    }

    /// <inheritdoc/>
    public void VisitLeaf(long pointer, bool isInside) => _halves += isInside ? 2 : 1;
}
