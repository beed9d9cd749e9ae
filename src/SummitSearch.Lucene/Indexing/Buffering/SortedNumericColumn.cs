using System.Runtime.InteropServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Several integers a document, in a buffer.</summary>
internal sealed class SortedNumericColumn
{
    private readonly List<int> _docs = [];
    private readonly List<int> _starts = [];
    private readonly List<long> _values = [];

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => (_docs.Capacity + _starts.Capacity) * sizeof(int) + _values.Capacity * sizeof(long);

    /// <summary>Adds a value to a document; documents come in ascending order.</summary>
    public void Add(int docId, long value)
    {
        if (_docs.Count == 0 || _docs[^1] != docId)
        {
            _docs.Add(docId);
            _starts.Add(_values.Count);
        }
        _values.Add(value);
    }

    /// <summary>Brings the values of every document into ascending order. Call it once, before the first cursor.</summary>
    public void Sort()
    {
        Span<long> values = CollectionsMarshal.AsSpan(_values);
        for (int rank = 0; rank < _docs.Count; rank++)
            values[_starts[rank]..End(rank)].Sort();
    }

    /// <summary>A cursor over the column.</summary>
    public SortedNumericDocValues Open() => new Cursor(this);

    private int End(int rank) => rank + 1 < _starts.Count ? _starts[rank + 1] : _values.Count;

    private sealed class Cursor(SortedNumericColumn column) : SortedNumericDocValues
    {
        private DocList _list = new(column._docs);
        private int _next;

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override int ValueCount => column.End(_list.Index) - column._starts[_list.Index];

        public override long NextValue() => column._values[_next++];

        public override int NextDoc() => Placed(_list.NextDoc());

        public override int Advance(int target) => Placed(_list.Advance(target));

        public override bool AdvanceExact(int docId)
        {
            bool found = _list.AdvanceExact(docId);
            if (found)
                Placed(docId);
            return found;
        }

        private int Placed(int docId)
        {
            if (docId != NoMoreDocs)
                _next = column._starts[_list.Index];
            return docId;
        }
    }
}
