namespace SummitSearch.Lucene.Segments;

/// <summary>The points of one field in one segment: a block k-d tree over fixed-width byte strings compared unsigned.</summary>
/// <remarks>Thread-safe.</remarks>
internal abstract class PointsReader
{
    /// <summary>Number of dimensions.</summary>
    public abstract int Dimensions { get; }

    /// <summary>Bytes of a dimension.</summary>
    public abstract int BytesPerDimension { get; }

    /// <summary>Number of points.</summary>
    public abstract long PointCount { get; }

    /// <summary>Number of documents with a point.</summary>
    public abstract int DocCount { get; }

    /// <summary>Least value of each dimension, concatenated.</summary>
    public abstract ReadOnlySpan<byte> MinValue { get; }

    /// <summary>Greatest value of each dimension, concatenated.</summary>
    public abstract ReadOnlySpan<byte> MaxValue { get; }

    /// <summary>Visits cells and points.</summary>
    public abstract void Intersect(IPointVisitor visitor);

    /// <summary>About how many points a one-dimensional range [<paramref name="low"/>, <paramref name="high"/>] holds, from the tree alone.</summary>
    public abstract long EstimateCount(ReadOnlySpan<byte> low, ReadOnlySpan<byte> high);
}
