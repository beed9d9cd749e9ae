using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>One byte string a document, shared through a dictionary, in a buffer.</summary>
internal sealed class SortedColumn(BytePool pool)
{
    private readonly List<int> _docs = [];
    private readonly List<int> _ids = [];
    private readonly ValueDictionary _values = new(pool);

    /// <summary>Memory held beside the pool's, in bytes.</summary>
    public long UsedBytes => (_docs.Capacity + _ids.Capacity) * sizeof(int) + _values.UsedBytes;

    /// <summary>Adds the value of a document; documents come in ascending order.</summary>
    public void Add(int docId, ReadOnlySpan<byte> value)
    {
        _ids.Add(_values.IdOf(value));
        _docs.Add(docId);
    }

    /// <summary>Orders the dictionary. Call it once, before the first cursor.</summary>
    public void Sort() => _values.Sort();

    /// <summary>A cursor over the column.</summary>
    public SortedDocValues Open() => new Cursor(this);

    private sealed class Cursor(SortedColumn column) : SortedDocValues
    {
        private DocList _list = new(column._docs);

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override int Ordinal => column._values.OrdinalOf(column._ids[_list.Index]);

        public override int ValueCount => column._values.Count;

        public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => column._values.Value(ordinal);

        public override int LookupValue(ReadOnlySpan<byte> value) => column._values.Find(value);

        public override int NextDoc() => _list.NextDoc();

        public override int Advance(int target) => _list.Advance(target);

        public override bool AdvanceExact(int docId) => _list.AdvanceExact(docId);
    }
}
