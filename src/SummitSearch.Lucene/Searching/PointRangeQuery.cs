using System.Buffers.Binary;
using System.Globalization;
using SummitSearch.Lucene.Searching.Filtering;

namespace SummitSearch.Lucene.Searching;

/// <summary>Matches documents with a one-dimensional point within inclusive bounds; constant score.</summary>
public sealed class PointRangeQuery : Query
{
    private readonly byte[] _low;
    private readonly byte[] _high;
    private readonly string _text;

    private PointRangeQuery(string field, byte[] low, byte[] high, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(field);
        Field = field;
        _low = low;
        _high = high;
        _text = text;
    }

    /// <summary>The field.</summary>
    public string Field { get; }

    /// <summary>Least value, as the index codes it.</summary>
    internal ReadOnlySpan<byte> Low => _low;

    /// <summary>Greatest value, as the index codes it.</summary>
    internal ReadOnlySpan<byte> High => _high;

    /// <summary>A range of 64-bit integers, both bounds inclusive.</summary>
    public static PointRangeQuery Of(string field, long low, long high) =>
        new(field, Code(low), Code(high), string.Create(CultureInfo.InvariantCulture, $"[{low} TO {high}]"));

    /// <summary>A range of doubles, both bounds inclusive; -0 is less than 0.</summary>
    public static PointRangeQuery Of(string field, double low, double high) =>
        new(field, Code(Sortable(low)), Code(Sortable(high)), string.Create(CultureInfo.InvariantCulture, $"[{low:R} TO {high:R}]"));

    private static long Sortable(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }

    private static byte[] Code(long value)
    {
        byte[] bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value ^ long.MinValue);
        return bytes;
    }

    internal override Weight CreateWeight(IndexSearcher searcher, bool needsScores, float boost) => new PointRangeWeight(this, searcher, boost);

    internal override FilterKind FilterKind => FilterKind.Costly;

    /// <inheritdoc/>
    public override bool Equals(Query? other) =>
        other is PointRangeQuery that && Field == that.Field && _low.AsSpan().SequenceEqual(that._low) && _high.AsSpan().SequenceEqual(that._high);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(typeof(PointRangeQuery), Field, BinaryPrimitives.ReadInt64BigEndian(_low), BinaryPrimitives.ReadInt64BigEndian(_high));

    /// <inheritdoc/>
    public override string ToString() => $"{Field}:{_text}";
}
