using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The points of one field in a buffer, as integers that sort like the values.</summary>
internal sealed class PointColumn
{
    private readonly List<int> _docs = [];
    private readonly List<long> _values = [];

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => _docs.Capacity * sizeof(int) + _values.Capacity * sizeof(long);

    /// <summary>The documents, one entry a point, ascending.</summary>
    public List<int> Docs => _docs;

    /// <summary>The values in the same order.</summary>
    public List<long> Values => _values;

    /// <summary>Adds a point.</summary>
    public void Add(int docId, FieldValue value)
    {
        _docs.Add(docId);
        _values.Add(value.Kind == FieldValueKind.Double ? Sortable(value.AsDouble) : value.AsInt64);
    }

    /// <summary>An integer that orders like the number (FORMAT.md, "Points"): the IEEE bits, with all but the sign flipped where it is negative.</summary>
    private static long Sortable(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits ^ ((bits >> 63) & long.MaxValue);
    }
}
