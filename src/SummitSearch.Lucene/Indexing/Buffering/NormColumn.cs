using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The field lengths of one field in a buffer, as byte codes.</summary>
internal sealed class NormColumn
{
    private readonly List<int> _docs = [];
    private byte[] _codes = new byte[64];

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => _codes.Length + _docs.Capacity * sizeof(int);

    /// <summary>Sets the code of a document; documents come in ascending order.</summary>
    public void Set(int docId, byte code)
    {
        if (docId >= _codes.Length)
            Array.Resize(ref _codes, Math.Max(docId + 1, _codes.Length * 2));
        _codes[docId] = code;
        _docs.Add(docId);
    }

    /// <summary>One code a document, as far as any has one.</summary>
    public ReadOnlySpan<byte> Codes => _codes;

    /// <summary>A cursor over the codes as the format has them: sign-extended.</summary>
    public NumericDocValues Open() => new Cursor(this);

    private sealed class Cursor(NormColumn column) : NumericDocValues
    {
        private DocList _list = new(column._docs);

        public override int DocId => _list.DocId;

        public override long Cost => _list.Count;

        public override long Value => (sbyte)column._codes[_list.DocId];

        public override int NextDoc() => _list.NextDoc();

        public override int Advance(int target) => _list.Advance(target);

        public override bool AdvanceExact(int docId) => _list.AdvanceExact(docId);
    }
}
