using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>A sorted column of a <see cref="MemorySegment"/>.</summary>
internal sealed class MemoryTexts : SortedDocValues
{
    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));
    private readonly SortedDictionary<int, byte[]> _column;
    private readonly byte[][] _values;
    private readonly int[] _docs;
    private int _docId = -1;

    public MemoryTexts(SortedDictionary<int, byte[]> column)
    {
        _column = column;
        _docs = [.. column.Keys];
        _values = [.. new SortedSet<byte[]>(column.Values, ByBytes)];
    }

    public override int DocId => _docId;

    public override long Cost => _docs.Length;

    public override int Ordinal => Array.BinarySearch(_values, _column[_docId], ByBytes);

    public override int ValueCount => _values.Length;

    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => _values[ordinal];

    public override int LookupValue(ReadOnlySpan<byte> value) => Array.BinarySearch(_values, value.ToArray(), ByBytes);

    public override int NextDoc() => Advance(_docId + 1);

    public override int Advance(int target)
    {
        int at = Array.BinarySearch(_docs, target);
        at = at < 0 ? ~at : at;
        return _docId = at < _docs.Length ? _docs[at] : NoMoreDocs;
    }

    public override bool AdvanceExact(int docId)
    {
        _docId = docId;
        return _column.ContainsKey(docId);
    }
}
