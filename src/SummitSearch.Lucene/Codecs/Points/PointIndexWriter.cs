using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the packed index of a one-dimensional tree: split values in pre-order, each as its difference from the last one (FORMAT.md, "Index of points").</summary>
internal sealed class PointIndexWriter(long[] leafPointers, ulong[] firstValues, int width)
{
    /// <summary>Writes the whole index.</summary>
    public void Write(MemoryOutput output) => WriteNode(output, 0, leafPointers.Length, 0, 0, isLeft: false);

    private void WriteNode(MemoryOutput output, int firstLeaf, int leaves, long parentPointer, ulong previousSplit, bool isLeft)
    {
        long pointer = leafPointers[firstLeaf];
        if (!isLeft)
            output.WriteVLong(pointer - parentPointer);
        if (leaves == 1)
            return;
        int leftLeaves = PointsFormat.LeftLeaves(leaves);
        ulong split = firstValues[firstLeaf + leftLeaves];
        int prefix = PointLeafWriter.CommonPrefix(split, previousSplit, width), difference = 0;
        if (prefix < width)
        {
            int shift = 56 - 8 * prefix;
            difference = (byte)(split >> shift) - (byte)(previousSplit >> shift);
        }
        output.WriteVInt((isLeft ? -difference : difference) * (1 + width) + prefix);
        PointLeafWriter.WriteBytes(output, split, prefix + 1, width);
        if (leftLeaves == 1)
        {
            WriteNode(output, firstLeaf, 1, pointer, split, isLeft: true);
        }
        else
        {
            MemoryOutput left = new();
            WriteNode(left, firstLeaf, leftLeaves, pointer, split, isLeft: true);
            output.WriteVInt(left.Length);
            output.WriteBytes(left.Written);
        }
        WriteNode(output, firstLeaf + leftLeaves, leaves - leftLeaves, pointer, split, isLeft: false);
    }
}
