using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>The points of one field: a block k-d tree (FORMAT.md, "Points"; the idea is the BKD tree of Procopiuc et al., SSTD 2003).</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PointTree : PointsReader
{
    private readonly PointTreeInfo _info;
    private readonly IndexInput _index;
    private readonly IndexInput _leaves;
    private readonly int _maxDoc;

    /// <summary>Puts the parts together.</summary>
    /// <exception cref="CorruptIndexException">The index lies outside the file.</exception>
    public PointTree(PointTreeInfo info, IndexInput kdi, IndexInput kdd, int maxDoc)
    {
        _info = info;
        _index = kdi.Slice(kdi.Name, info.IndexPointer, info.IndexLength);
        _leaves = kdd;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override int Dimensions => _info.Dimensions;

    /// <inheritdoc/>
    public override int BytesPerDimension => _info.Width;

    /// <inheritdoc/>
    public override long PointCount => _info.PointCount;

    /// <inheritdoc/>
    public override int DocCount => _info.DocCount;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MinValue => _info.MinValue;

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> MaxValue => _info.MaxValue;

    /// <summary>Number of leaves.</summary>
    public int LeafCount => _info.Leaves;

    /// <inheritdoc/>
    public override void Intersect(IPointVisitor visitor) => Walk(new PointLeafVisitor(new PointLeafReader(_info, _leaves, _maxDoc), visitor));

    /// <inheritdoc/>
    public override long EstimateCount(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high)
    {
        PointEstimator estimator = new(low.ToArray(), high.ToArray(), _info);
        Walk(estimator);
        return estimator.Count;
    }

    private void Walk(IPointCellVisitor visitor) => new PointTreeWalk(_info, _index, visitor).Run();
}
