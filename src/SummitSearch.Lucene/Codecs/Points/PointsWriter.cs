using System.Buffers.Binary;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the points of one segment: <c>.kdm .kdi .kdd</c> (FORMAT.md, "Points").</summary>
/// <remarks>Not thread-safe. Fields come in order of their numbers.</remarks>
internal sealed class PointsWriter : IDisposable
{
    private readonly IndexOutput _kdm;
    private readonly IndexOutput _kdi;
    private readonly IndexOutput _kdd;
    private readonly PointLeafWriter _leaves;

    /// <summary>Creates the three files.</summary>
    public PointsWriter(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId)
    {
        try
        {
            _kdd = Create(directory, segment + ".kdd", PointsFormat.DataCodec, segmentId);
            _kdm = Create(directory, segment + ".kdm", PointsFormat.MetaCodec, segmentId);
            _kdi = Create(directory, segment + ".kdi", PointsFormat.IndexCodec, segmentId);
        }
        catch
        {
            Dispose();
            throw;
        }
        _leaves = new PointLeafWriter(_kdd);
    }

    /// <summary>Names of the files.</summary>
    public IReadOnlyList<string> FileNames => [_kdm.Name, _kdi.Name, _kdd.Name];

    /// <summary>Adds all points of a field; without any, the field leaves no trace.</summary>
    /// <param name="field">A field with one dimension of 4 or 8 bytes.</param>
    /// <param name="values">Integers that order like the values (for doubles: the IEEE bits, all but the sign flipped where negative). Sorted in place.</param>
    /// <param name="docs">The documents that belong to them, rearranged with them.</param>
    /// <exception cref="NotSupportedException">Another shape, which takes the other overload.</exception>
    public void Add(FieldInfo field, Span<long> values, Span<int> docs)
    {
        if (!IsInteger(field))
            throw new NotSupportedException($"Field '{field.Name}' has points of {field.PointDimensions} dimensions of {field.PointBytes} bytes, not one dimension of 4 or 8 bytes.");
        if (values.IsEmpty)
            return;
        int docCount = CountDocs(docs);
        Sort(values, docs);
        int leafCount = (values.Length + PointsFormat.LeafSize - 1) / PointsFormat.LeafSize;
        long[] pointers = new long[leafCount];
        byte[][] firsts = new byte[leafCount][];
        for (int leaf = 0; leaf < leafCount; leaf++)
        {
            int from = leaf * PointsFormat.LeafSize, count = Math.Min(PointsFormat.LeafSize, values.Length - from);
            pointers[leaf] = _kdd.FilePointer;
            firsts[leaf] = Pack(values[from], field.PointBytes);
            _leaves.Write(values.Slice(from, count), docs.Slice(from, count), field.PointBytes);
        }
        WriteMeta(field, TreeOver(pointers, firsts, 0, leafCount), leafCount, firsts[0], Pack(values[^1], field.PointBytes), values.Length, docCount);
    }

    /// <summary>Adds all points of a field of any shape; without any, the field leaves no trace.</summary>
    /// <param name="field">The field.</param>
    /// <param name="points">Its points; put into another order.</param>
    public void Add(FieldInfo field, PackedPoints points)
    {
        if (points.Count == 0)
            return;
        int leafCount = (points.Count + PointsFormat.LeafSize - 1) / PointsFormat.LeafSize;
        PointNode tree = new PackedTreeWriter(points, _kdd, _leaves).Write();
        WriteMeta(field, tree, leafCount, Extremes(points, 1), Extremes(points, -1), points.Count, CountDocs(points.Docs));
    }

    /// <summary>True if the points of a field are single integers, which are sorted and packed faster than others.</summary>
    public static bool IsInteger(FieldInfo field) => field.PointDimensions == 1 && field.PointBytes is sizeof(int) or sizeof(long);

    /// <summary>Completes and closes the files.</summary>
    public void Finish()
    {
        CodecFile.WriteFooter(_kdi);
        CodecFile.WriteFooter(_kdd);
        _kdm.WriteInt32(PointsFormat.EndOfFields);
        _kdm.WriteInt64(_kdi.FilePointer);
        _kdm.WriteInt64(_kdd.FilePointer);
        CodecFile.WriteFooter(_kdm);
        Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _kdm?.Dispose();
        _kdi?.Dispose();
        _kdd?.Dispose();
    }

    private static PointNode TreeOver(long[] pointers, byte[][] firsts, int firstLeaf, int leaves)
    {
        if (leaves == 1)
            return PointNode.Leaf(pointers[firstLeaf]);
        int leftLeaves = PointsFormat.LeftLeaves(leaves);
        int right = firstLeaf + leftLeaves;
        return PointNode.Inner(0, firsts[right], TreeOver(pointers, firsts, firstLeaf, leftLeaves), TreeOver(pointers, firsts, right, leaves - leftLeaves));
    }

    private static byte[] Extremes(PackedPoints points, int sign)
    {
        byte[] extremes = new byte[points.IndexDimensions * points.Width];
        for (int dimension = 0; dimension < points.IndexDimensions; dimension++)
            points.Extreme(0, points.Count, dimension, sign).CopyTo(extremes.AsSpan(dimension * points.Width));
        return extremes;
    }

    private void WriteMeta(FieldInfo field, PointNode tree, int leafCount, byte[] min, byte[] max, int pointCount, int docCount)
    {
        MemoryOutput index = new();
        new PointIndexWriter(field.PointIndexDimensions, field.PointBytes).Write(index, tree);
        _kdm.WriteInt32(field.Number);
        CodecFile.WriteShortHeader(_kdm, PointsFormat.TreeCodec, PointsFormat.TreeVersion);
        _kdm.WriteVInt(field.PointDimensions);
        _kdm.WriteVInt(field.PointIndexDimensions);
        _kdm.WriteVInt(PointsFormat.LeafSize);
        _kdm.WriteVInt(field.PointBytes);
        _kdm.WriteVInt(leafCount);
        _kdm.WriteBytes(min);
        _kdm.WriteBytes(max);
        _kdm.WriteVLong(pointCount);
        _kdm.WriteVInt(docCount);
        _kdm.WriteVInt(index.Length);
        _kdm.WriteInt64(tree.FirstPointer);
        _kdm.WriteInt64(_kdi.FilePointer);
        _kdi.WriteBytes(index.Written);
    }

    private static byte[] Pack(long value, int width)
    {
        byte[] packed = new byte[sizeof(long)];
        BinaryPrimitives.WriteUInt64BigEndian(packed, Align(value, width));
        return packed[..width];
    }

    /// <summary>The packed value: big-endian with the sign bit flipped, so that unsigned comparison orders it, and its first byte on top whatever the width.</summary>
    internal static ulong Align(long value, int width) => (ulong)value << (64 - 8 * width) ^ 1UL << 63;

    private static void Sort(Span<long> values, Span<int> docs)
    {
        if (!IsSorted(values))
            values.Sort(docs);
        // Equal values come in order of their documents.
        for (int from = 0; from < values.Length;)
        {
            int end = from + 1;
            while (end < values.Length && values[end] == values[from])
                end++;
            if (end - from > 1)
                docs[from..end].Sort();
            from = end;
        }
    }

    private static bool IsSorted(ReadOnlySpan<long> values)
    {
        for (int i = 1; i < values.Length; i++)
        {
            if (values[i] < values[i - 1])
                return false;
        }
        return true;
    }

    private static int CountDocs(ReadOnlySpan<int> docs)
    {
        int last = 0;
        foreach (int doc in docs)
            last = Math.Max(last, doc);
        FixedBitSet seen = new(last + 1);
        foreach (int doc in docs)
            seen.Set(doc);
        return seen.Cardinality();
    }

    private static IndexOutput Create(IndexDirectory directory, string name, string codec, ReadOnlySpan<byte> id)
    {
        IndexOutput output = directory.CreateOutput(name);
        CodecFile.WriteHeader(output, codec, PointsFormat.Version, id, "");
        return output;
    }
}
