namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>A node of a tree of points whose leaves are in the file: an inner one with its split, or a leaf.</summary>
/// <param name="FirstPointer">Offset in <c>.kdd</c> of the first leaf below it.</param>
/// <param name="Dimension">The dimension that an inner node splits.</param>
/// <param name="Split">What no value on the left exceeds and none on the right falls below; empty in a leaf.</param>
/// <param name="Left">The left half, or null in a leaf.</param>
/// <param name="Right">The right half, or null in a leaf.</param>
internal sealed record PointNode(long FirstPointer, int Dimension, byte[] Split, PointNode? Left, PointNode? Right)
{
    /// <summary>A leaf.</summary>
    public static PointNode Leaf(long pointer) => new(pointer, 0, [], null, null);

    /// <summary>An inner node.</summary>
    public static PointNode Inner(int dimension, byte[] split, PointNode left, PointNode right) => new(left.FirstPointer, dimension, split, left, right);
}
