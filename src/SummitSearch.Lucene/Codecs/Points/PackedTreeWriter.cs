using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the leaves of points of any shape, split again and again at the widest dimension, and returns the tree over them (FORMAT.md, "Leaves of points" and "Index of points").</summary>
/// <remarks>Not thread-safe. O(n log² n).</remarks>
internal sealed class PackedTreeWriter(PackedPoints points, IndexOutput kdd, PointLeafWriter leaves)
{
    private readonly int[] _prefixes = new int[points.Dimensions];

    /// <summary>Writes all points; there must be one.</summary>
    public PointNode Write() => WriteNode(0, points.Count, (points.Count + PointsFormat.LeafSize - 1) / PointsFormat.LeafSize);

    private PointNode WriteNode(int from, int to, int leafCount)
    {
        if (leafCount == 1)
        {
            long pointer = kdd.FilePointer;
            WriteLeaf(from, to);
            return PointNode.Leaf(pointer);
        }
        int dimension = WidestDimension(from, to);
        points.Sort(from, to, dimension);
        int leftLeaves = PointsFormat.LeftLeaves(leafCount);
        int middle = from + leftLeaves * PointsFormat.LeafSize;
        byte[] split = points.Value(middle, dimension).ToArray();
        PointNode left = WriteNode(from, middle, leftLeaves);
        return PointNode.Inner(dimension, split, left, WriteNode(middle, to, leafCount - leftLeaves));
    }

    private int WidestDimension(int from, int to)
    {
        int widest = 0;
        byte[] widestSpan = [];
        for (int dimension = 0; dimension < points.IndexDimensions; dimension++)
        {
            byte[] span = Subtract(points.Extreme(from, to, dimension, -1), points.Extreme(from, to, dimension, 1));
            if (span.AsSpan().SequenceCompareTo(widestSpan) <= 0)
                continue;
            widest = dimension;
            widestSpan = span;
        }
        return widest;
    }

    private static byte[] Subtract(ReadOnlySpan<byte> larger, ReadOnlySpan<byte> smaller)
    {
        byte[] difference = new byte[larger.Length];
        int borrow = 0;
        for (int i = larger.Length - 1; i >= 0; i--)
        {
            int d = larger[i] - smaller[i] - borrow;
            borrow = d < 0 ? 1 : 0;
            difference[i] = (byte)d;
        }
        return difference;
    }

    private void WriteLeaf(int from, int to)
    {
        int sorted = 0;
        int fewest = int.MaxValue;
        bool allEqual = true;
        for (int dimension = 0; dimension < points.Dimensions; dimension++)
        {
            int prefix = _prefixes[dimension] = points.Extreme(from, to, dimension, 1).CommonPrefixLength(points.Extreme(from, to, dimension, -1));
            if (prefix == points.Width)
                continue;
            allEqual = false;
            int distinct = DistinctBytes(from, to, dimension, prefix);
            if (distinct >= fewest)
                continue;
            fewest = distinct;
            sorted = dimension;
        }
        points.Sort(from, to, sorted);
        WriteDocs(from, to);
        for (int dimension = 0; dimension < points.Dimensions; dimension++)
        {
            kdd.WriteVInt(_prefixes[dimension]);
            kdd.WriteBytes(points.Value(from, dimension)[.._prefixes[dimension]]);
        }
        kdd.WriteByte(allEqual ? unchecked((byte)PointsFormat.AllEqual) : (byte)sorted);
        if (!allEqual)
            WriteValues(from, to, sorted);
    }

    private int DistinctBytes(int from, int to, int dimension, int prefix)
    {
        Span<bool> seen = stackalloc bool[256];
        seen.Clear();
        int count = 0;
        for (int place = from; place < to; place++)
        {
            ref bool known = ref seen[points.Value(place, dimension)[prefix]];
            count += known ? 0 : 1;
            known = true;
        }
        return count;
    }

    private void WriteDocs(int from, int to)
    {
        int[] docs = new int[to - from];
        for (int i = 0; i < docs.Length; i++)
            docs[i] = points.Doc(from + i);
        leaves.WriteDocs(docs);
    }

    private void WriteValues(int from, int to, int sorted)
    {
        if (points.IndexDimensions != 1)
            WriteBounds(from, to);
        int sharedByte = _prefixes[sorted]++;
        for (int place = from; place < to;)
        {
            byte first = points.Value(place, sorted)[sharedByte];
            int end = place + 1;
            while (end < to && end - place < byte.MaxValue && points.Value(end, sorted)[sharedByte] == first)
                end++;
            kdd.WriteByte(first);
            kdd.WriteByte((byte)(end - place));
            for (; place < end; place++)
            {
                for (int dimension = 0; dimension < points.Dimensions; dimension++)
                    kdd.WriteBytes(points.Value(place, dimension)[_prefixes[dimension]..]);
            }
        }
    }

    private void WriteBounds(int from, int to)
    {
        for (int dimension = 0; dimension < points.IndexDimensions; dimension++)
        {
            kdd.WriteBytes(points.Extreme(from, to, dimension, 1)[_prefixes[dimension]..]);
            kdd.WriteBytes(points.Extreme(from, to, dimension, -1)[_prefixes[dimension]..]);
        }
    }
}
