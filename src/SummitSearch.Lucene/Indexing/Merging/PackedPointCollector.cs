using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Collects the points of one field of any shape from all inputs and writes them anew: this engine makes no such points, but keeps those of others.</summary>
internal sealed class PackedPointCollector : IPointVisitor
{
    private readonly PackedPoints _points;
    private DocMap? _map;

    private PackedPointCollector(PackedPoints points) => _points = points;

    /// <summary>Merges a field.</summary>
    public static void Merge(PointsWriter writer, FieldInfo field, IReadOnlyList<MergeInput> inputs)
    {
        PackedPoints points = new(field.PointDimensions, field.PointIndexDimensions, field.PointBytes);
        PackedPointCollector collector = new(points);
        foreach (MergeInput input in inputs)
        {
            collector._map = input.Docs;
            input.Reader.Points(field.Name)?.Intersect(collector);
        }
        writer.Add(field, points);
    }

    /// <inheritdoc/>
    public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => CellRelation.Crosses;

    /// <inheritdoc/>
    public void Visit(int docId) => throw new InvalidOperationException("No cell was said to be wholly inside.");

    /// <inheritdoc/>
    public void Visit(int docId, ReadOnlySpan<byte> packedValue)
    {
        int mapped = _map![docId];
        if (mapped != DocMap.Deleted)
            _points.Add(mapped, packedValue);
    }
}
