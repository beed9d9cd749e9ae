using System.Runtime.InteropServices;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Points of any shape in memory: their packed values one behind the other, their documents, and an order over them.</summary>
/// <remarks>Not thread-safe. Takes the bytes of the values and 8 bytes for each point.</remarks>
internal sealed class PackedPoints(int dimensions, int indexDimensions, int width)
{
    private readonly List<byte> _values = [];
    private readonly List<int> _docs = [];
    private readonly List<int> _order = [];

    /// <summary>Number of points.</summary>
    public int Count => _docs.Count;

    /// <summary>Dimensions of a point.</summary>
    public int Dimensions => dimensions;

    /// <summary>How many of them, the first ones, a tree is built on.</summary>
    public int IndexDimensions => indexDimensions;

    /// <summary>Bytes of a dimension.</summary>
    public int Width => width;

    /// <summary>The documents, as they were added.</summary>
    public ReadOnlySpan<int> Docs => CollectionsMarshal.AsSpan(_docs);

    /// <summary>Adds a point.</summary>
    public void Add(int docId, ReadOnlySpan<byte> packedValue)
    {
        _order.Add(_docs.Count);
        _docs.Add(docId);
        _values.AddRange(packedValue);
    }

    /// <summary>The document at a place of the order.</summary>
    public int Doc(int place) => _docs[_order[place]];

    /// <summary>One dimension of the value at a place of the order.</summary>
    public ReadOnlySpan<byte> Value(int place, int dimension) => Packed(_order[place]).Slice(dimension * width, width);

    /// <summary>Orders a stretch by one dimension, then by the whole value, then by document.</summary>
    public void Sort(int from, int to, int dimension) => CollectionsMarshal.AsSpan(_order)[from..to].Sort((a, b) => Compare(a, b, dimension));

    /// <summary>The least (<paramref name="sign"/> 1) or the greatest (-1) value of a dimension in a stretch.</summary>
    public ReadOnlySpan<byte> Extreme(int from, int to, int dimension, int sign)
    {
        int best = from;
        for (int place = from + 1; place < to; place++)
        {
            if (Value(place, dimension).SequenceCompareTo(Value(best, dimension)) * sign < 0)
                best = place;
        }
        return Value(best, dimension);
    }

    private int Compare(int a, int b, int dimension)
    {
        ReadOnlySpan<byte> left = Packed(a);
        ReadOnlySpan<byte> right = Packed(b);
        int order = left.Slice(dimension * width, width).SequenceCompareTo(right.Slice(dimension * width, width));
        if (order == 0)
            order = left.SequenceCompareTo(right);
        return order != 0 ? order : _docs[a].CompareTo(_docs[b]);
    }

    private ReadOnlySpan<byte> Packed(int point) => CollectionsMarshal.AsSpan(_values).Slice(point * dimensions * width, dimensions * width);
}
