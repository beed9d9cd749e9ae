using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>One walk over the packed index of a point tree, entering the cells that the visitor wants (FORMAT.md, "Index of points").</summary>
/// <remarks>Not thread-safe. Recursion is as deep as the tree: at most 32 levels.</remarks>
internal sealed class PointTreeWalk
{
    private readonly PointTreeInfo _info;
    private readonly IndexInput _index;
    private readonly IPointCellVisitor _visitor;
    private readonly byte[] _min;
    private readonly byte[] _max;
    private readonly byte[] _splits;
    private readonly bool[] _isNegative;

    /// <summary>Prepares a walk; takes a cursor of its own.</summary>
    public PointTreeWalk(PointTreeInfo info, IndexInput index, IPointCellVisitor visitor)
    {
        _info = info;
        _index = index.Clone();
        _index.Position = 0;
        _visitor = visitor;
        _min = [.. info.MinValue];
        _max = [.. info.MaxValue];
        _splits = new byte[info.MinValue.Length];
        _isNegative = new bool[info.IndexDimensions];
    }

    /// <summary>Walks from the root.</summary>
    public void Run() => VisitNode(_info.Leaves, 0, isLeft: false, isInside: false);

    private void VisitNode(int leaves, long pointer, bool isLeft, bool isInside)
    {
        if (!isLeft)
            pointer += _index.ReadVLong();
        if (!isInside)
        {
            CellRelation relation = _visitor.Compare(_min, _max);
            if (relation == CellRelation.Outside)
                return;
            isInside = relation == CellRelation.Inside;
        }
        if (leaves == 1)
            _visitor.VisitLeaf(pointer, isInside);
        else
            VisitChildren(leaves, pointer, isInside);
    }

    private void VisitChildren(int leaves, long pointer, bool isInside)
    {
        int width = _info.Width, code = _index.ReadCount();
        int dimension = code % _info.IndexDimensions;
        code /= _info.IndexDimensions;
        int prefix = code % (1 + width), difference = code / (1 + width), from = dimension * width;
        Span<byte> split = _splits.AsSpan(from, width);
        Span<byte> splitBefore = stackalloc byte[width];
        Span<byte> bound = stackalloc byte[width];
        split.CopyTo(splitBefore);
        bool wasNegative = _isNegative[dimension];
        if (prefix < width)
        {
            split[prefix] = (byte)(split[prefix] + (wasNegative ? -difference : difference));
            _index.ReadSpan(width - prefix - 1).CopyTo(split[(prefix + 1)..]);
        }
        int leftLeaves = PointsFormat.LeftLeaves(leaves), leftLength = leftLeaves > 1 ? _index.ReadCount() : 0;
        long right = _index.Position + leftLength;
        Span<byte> max = _max.AsSpan(from, width), min = _min.AsSpan(from, width);

        max.CopyTo(bound);
        split.CopyTo(max);
        _isNegative[dimension] = true;
        VisitNode(leftLeaves, pointer, isLeft: true, isInside);
        bound.CopyTo(max);

        _index.Position = right;
        min.CopyTo(bound);
        split.CopyTo(min);
        _isNegative[dimension] = false;
        VisitNode(leaves - leftLeaves, pointer, isLeft: false, isInside);
        bound.CopyTo(min);

        _isNegative[dimension] = wasNegative;
        splitBefore.CopyTo(split);
    }
}
