using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the packed index of a tree: split values in pre-order, each as its difference from the last one of its dimension (FORMAT.md, "Index of points").</summary>
/// <param name="indexDimensions">Dimensions that the tree splits.</param>
/// <param name="width">Bytes of a dimension.</param>
internal sealed class PointIndexWriter(int indexDimensions, int width)
{
    private readonly byte[] _last = new byte[indexDimensions * width];
    private readonly bool[] _isNegative = new bool[indexDimensions];

    /// <summary>Writes the whole index.</summary>
    public void Write(MemoryOutput output, PointNode root) => WriteNode(output, root, 0, isLeft: false);

    private void WriteNode(MemoryOutput output, PointNode node, long parentPointer, bool isLeft)
    {
        if (!isLeft)
            output.WriteVLong(node.FirstPointer - parentPointer);
        if (node.Left is null)
            return;
        int dimension = node.Dimension;
        Span<byte> last = _last.AsSpan(dimension * width, width);
        int prefix = last.CommonPrefixLength(node.Split);
        int difference = prefix < width ? node.Split[prefix] - last[prefix] : 0;
        output.WriteVInt(((_isNegative[dimension] ? -difference : difference) * (1 + width) + prefix) * indexDimensions + dimension);
        if (prefix < width)
            output.WriteBytes(node.Split.AsSpan(prefix + 1));
        WriteChildren(output, node, last);
    }

    private void WriteChildren(MemoryOutput output, PointNode node, Span<byte> last)
    {
        byte[] lastBefore = last.ToArray();
        bool wasNegative = _isNegative[node.Dimension];
        node.Split.CopyTo(last);
        _isNegative[node.Dimension] = true;
        MemoryOutput left = new();
        WriteNode(left, node.Left!, node.FirstPointer, isLeft: true);
        if (node.Left!.Left is not null)
        {
            output.WriteVInt(left.Length);
            output.WriteBytes(left.Written);
        }
        _isNegative[node.Dimension] = false;
        WriteNode(output, node.Right!, node.FirstPointer, isLeft: false);
        lastBefore.CopyTo(last);
        _isNegative[node.Dimension] = wasNegative;
    }
}
