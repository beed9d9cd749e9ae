using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>One integer a document, in a buffer.</summary>
internal sealed class NumericColumn
{
    private readonly List<int> _docs = [];
    private readonly List<long> _values = [];

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => _docs.Capacity * sizeof(int) + _values.Capacity * sizeof(long);

    /// <summary>Adds the value of a document; documents come in ascending order.</summary>
    public void Add(int docId, long value)
    {
        _docs.Add(docId);
        _values.Add(value);
    }

    /// <summary>A cursor over the column.</summary>
    public NumericDocValues Open() => new Cursor(this);

    private sealed class Cursor(NumericColumn column) : NumericDocValues
    {
        private DocList _list = new(column._docs);

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override long Value => column._values[_list.Index];

        public override int NextDoc() => _list.NextDoc();

        public override int Advance(int target) => _list.Advance(target);

        public override bool AdvanceExact(int docId) => _list.AdvanceExact(docId);
    }
}
