using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Searching;

/// <summary>A numeric column of a <see cref="MemorySegment"/>.</summary>
internal sealed class MemoryNumbers(SortedDictionary<int, long> column) : NumericDocValues
{
    private readonly int[] _docs = [.. column.Keys];
    private int _docId = -1;

    public override int DocId => _docId;

    public override long Cost => _docs.Length;

    public override long Value => column[_docId];

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
        return column.ContainsKey(docId);
    }
}
