namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Names and versions of the points format <c>Lucene86</c>, the one of codec <c>Lucene87</c>.</summary>
internal static class PointsFormat
{
    /// <summary>Points in a full leaf.</summary>
    public const int LeafSize = 512;

    internal const string MetaCodec = "Lucene86PointsFormatMeta";
    internal const string IndexCodec = "Lucene86PointsFormatIndex";
    internal const string DataCodec = "Lucene86PointsFormatData";
    internal const int Version = 0;
    internal const string TreeCodec = "BKD";
    internal const int TreeVersion = 9;
    internal const int EndOfFields = -1;
    internal const int AllEqual = -1;
    internal const int RunLength = -2;
    internal const int DocGaps = 0;
    internal const int Docs24Bits = 24;
    internal const int Docs32Bits = 32;

    /// <summary>Leaves in the left half of a complete binary tree whose leaves, in file order, number <paramref name="leaves"/> (at least 2).</summary>
    public static int LeftLeaves(int leaves)
    {
        int full = 1 << System.Numerics.BitOperations.Log2((uint)leaves);
        return full / 2 + Math.Min(leaves - full, full / 2);
    }
}
