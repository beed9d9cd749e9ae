using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>What <c>.kdm</c> says of the points of one field.</summary>
internal sealed record PointTreeInfo
{
    private const int MaxDimensions = 16;
    private const int MaxWidth = 16;

    /// <summary>Number of dimensions.</summary>
    public required int Dimensions { get; init; }

    /// <summary>How many of them, the first ones, the tree is built on.</summary>
    public required int IndexDimensions { get; init; }

    /// <summary>Most points in a leaf.</summary>
    public required int LeafSize { get; init; }

    /// <summary>Bytes of a dimension.</summary>
    public required int Width { get; init; }

    /// <summary>Number of leaves.</summary>
    public required int Leaves { get; init; }

    /// <summary>Least value of each index dimension.</summary>
    public required byte[] MinValue { get; init; }

    /// <summary>Greatest value of each index dimension.</summary>
    public required byte[] MaxValue { get; init; }

    /// <summary>Number of points.</summary>
    public required long PointCount { get; init; }

    /// <summary>Documents with a point.</summary>
    public required int DocCount { get; init; }

    /// <summary>Length of the packed index.</summary>
    public required int IndexLength { get; init; }

    /// <summary>Offset of the packed index in <c>.kdi</c>.</summary>
    public required long IndexPointer { get; init; }

    /// <summary>Reads and checks the metadata of a field.</summary>
    /// <exception cref="CorruptIndexException">They contradict each other or the field.</exception>
    public static PointTreeInfo Read(IndexInput meta, FieldInfo field, int maxDoc)
    {
        long at = meta.Position;
        CodecFile.ReadShortHeader(meta, PointsFormat.TreeCodec, PointsFormat.TreeVersion, PointsFormat.TreeVersion);
        int dimensions = meta.ReadCount(MaxDimensions), indexDimensions = meta.ReadCount(dimensions);
        int leafSize = meta.ReadCount(), width = meta.ReadCount(MaxWidth), leaves = meta.ReadCount();
        byte[] min = meta.ReadSpan(indexDimensions * width).ToArray(), max = meta.ReadSpan(indexDimensions * width).ToArray();
        long pointCount = meta.ReadVLong();
        int docCount = meta.ReadCount(), indexLength = meta.ReadCount();
        meta.ReadInt64();
        PointTreeInfo info = new()
        {
            Dimensions = dimensions,
            IndexDimensions = indexDimensions,
            LeafSize = leafSize,
            Width = width,
            Leaves = leaves,
            MinValue = min,
            MaxValue = max,
            PointCount = pointCount,
            DocCount = docCount,
            IndexLength = indexLength,
            IndexPointer = meta.ReadInt64(),
        };
        bool isSound = dimensions == field.PointDimensions && width == field.PointBytes && indexDimensions is > 0 and <= 8 && width > 0 && leafSize is > 0 and <= 1 << 20
            && leaves > 0 && leaves <= pointCount && pointCount <= (long)leaves * leafSize && docCount <= maxDoc && docCount <= pointCount;
        return isSound ? info : throw new CorruptIndexException(meta.Name, at, $"the points of field '{field.Name}' contradict themselves. The file is damaged; rebuild the index or restore a backup.");
    }
}
