using System.Runtime.InteropServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>A set of byte strings a document, shared through a dictionary, in a buffer.</summary>
internal sealed class SortedSetColumn(BytePool pool)
{
    private readonly List<int> _docs = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _ids = [];
    private readonly ValueDictionary _values = new(pool);

    /// <summary>Memory held beside the pool's, in bytes.</summary>
    public long UsedBytes => (_docs.Capacity + _starts.Capacity + _ids.Capacity) * sizeof(int) + _values.UsedBytes;

    /// <summary>Adds a value to the set of a document; documents come in ascending order.</summary>
    public void Add(int docId, ReadOnlySpan<byte> value)
    {
        int id = _values.IdOf(value);
        if (_docs.Count == 0 || _docs[^1] != docId)
        {
            _docs.Add(docId);
            _starts.Add(_ids.Count);
        }
        else if (CollectionsMarshal.AsSpan(_ids)[_starts[^1]..].Contains(id))
        {
            return;
        }
        _ids.Add(id);
    }

    /// <summary>Orders the dictionary and replaces ids by ascending ordinals. Call it once, before the first cursor.</summary>
    public void Sort()
    {
        _values.Sort();
        Span<int> ids = CollectionsMarshal.AsSpan(_ids);
        for (int i = 0; i < ids.Length; i++)
            ids[i] = _values.OrdinalOf(ids[i]);
        for (int rank = 0; rank < _docs.Count; rank++)
            ids[_starts[rank]..End(rank)].Sort();
    }

    /// <summary>A cursor over the column.</summary>
    public SortedSetDocValues Open() => new Cursor(this);

    private int End(int rank) => rank + 1 < _starts.Count ? _starts[rank + 1] : _ids.Count;

    private sealed class Cursor(SortedSetColumn column) : SortedSetDocValues
    {
        private DocList _list = new(column._docs);
        private int _next;
        private int _end;

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override long ValueCount => column._values.Count;

        public override long NextOrdinal() => _next < _end ? column._ids[_next++] : NoMoreOrdinals;

        public override ReadOnlySpan<byte> LookupOrdinal(long ordinal) => column._values.Value((int)ordinal);

        public override long LookupValue(ReadOnlySpan<byte> value) => column._values.Find(value);

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
            if (docId == NoMoreDocs)
                return docId;
            _next = column._starts[_list.Index];
            _end = column.End(_list.Index);
            return docId;
        }
    }
}
