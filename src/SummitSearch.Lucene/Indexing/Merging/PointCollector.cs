using System.Buffers.Binary;
using System.Runtime.InteropServices;
using SummitSearch.Lucene.Codecs.Points;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Collects the integer points of one field from all inputs and writes them anew: 12 bytes of memory a point.</summary>
internal sealed class PointCollector : IPointVisitor
{
    private readonly List<long> _values = [];
    private readonly List<int> _docs = [];
    private DocMap? _map;

    /// <summary>Merges a field of one dimension of 4 or 8 bytes.</summary>
    public static void Merge(PointsWriter writer, FieldInfo field, IReadOnlyList<MergeInput> inputs)
    {
        PointCollector all = new();
        foreach (MergeInput input in inputs)
        {
            all._map = input.Docs;
            input.Reader.Points(field.Name)?.Intersect(all);
        }
        writer.Add(field, CollectionsMarshal.AsSpan(all._values), CollectionsMarshal.AsSpan(all._docs));
    }

    /// <inheritdoc/>
    public CellRelation Compare(ReadOnlySpan<byte> min, ReadOnlySpan<byte> max) => CellRelation.Crosses;

    /// <inheritdoc/>
    public void Visit(int docId) => throw new InvalidOperationException("No cell was said to be wholly inside.");

    /// <inheritdoc/>
    public void Visit(int docId, ReadOnlySpan<byte> packedValue)
    {
        int mapped = _map![docId];
        if (mapped == DocMap.Deleted)
            return;
        // Packed values have the sign bit flipped, so that they order as unsigned bytes.
        _values.Add(packedValue.Length == sizeof(int)
            ? BinaryPrimitives.ReadInt32BigEndian(packedValue) ^ int.MinValue
            : BinaryPrimitives.ReadInt64BigEndian(packedValue) ^ long.MinValue);
        _docs.Add(mapped);
    }
}
