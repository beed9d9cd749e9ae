using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Tests.Codecs;

/// <summary>A numeric column out of an array; null where a document has no value.</summary>
internal sealed class ListNumericCursor(long?[] values) : NumericDocValues
{
    private int _docId = -1;

    public override int DocId => _docId;

    public override long Cost => values.Length;

    public override long Value => values[_docId]!.Value;

    public override int NextDoc() => Advance(_docId + 1);

    public override int Advance(int target)
    {
        while (target < values.Length && values[target] is null)
            target++;
        return _docId = target < values.Length ? target : NoMoreDocs;
    }

    public override bool AdvanceExact(int docId)
    {
        _docId = docId;
        return values[docId] is not null;
    }
}
