using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>One byte string a document, in a buffer.</summary>
internal sealed class BinaryColumn
{
    private readonly List<int> _docs = [];
    private readonly List<int> _ends = [];
    private readonly MemoryOutput _bytes = new();

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => (_docs.Capacity + _ends.Capacity) * sizeof(int) + _bytes.Length;

    /// <summary>Adds the value of a document; documents come in ascending order.</summary>
    public void Add(int docId, ReadOnlySpan<byte> value)
    {
        _bytes.WriteBytes(value);
        _docs.Add(docId);
        _ends.Add(_bytes.Length);
    }

    /// <summary>A cursor over the column.</summary>
    public BinaryDocValues Open() => new Cursor(this);

    private sealed class Cursor(BinaryColumn column) : BinaryDocValues
    {
        private DocList _list = new(column._docs);

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override ReadOnlySpan<byte> Value
        {
            get
            {
                int start = _list.Index == 0 ? 0 : column._ends[_list.Index - 1];
                return column._bytes.Written[start..column._ends[_list.Index]];
            }
        }

        public override int NextDoc() => _list.NextDoc();

        public override int Advance(int target) => _list.Advance(target);

        public override bool AdvanceExact(int docId) => _list.AdvanceExact(docId);
    }
}
