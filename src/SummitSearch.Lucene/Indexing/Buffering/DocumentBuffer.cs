using System.Runtime.InteropServices;
using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The documents that one thread adds until they are flushed: inverted in memory, stored values already on their way to disk.</summary>
/// <remarks>One thread at a time. A document that fails is marked deleted, so that it leaves no trace a reader could see.</remarks>
internal sealed class DocumentBuffer : IDisposable
{
    private readonly FieldSchema _schema;
    private readonly Analyzer _analyzer;
    private readonly StoredFieldsWriter _stored;
    private readonly TermEncoder _encoder = new();
    private readonly Dictionary<string, FieldBuffer> _fields = new(StringComparer.Ordinal);
    private readonly List<FieldBuffer> _finishing = [];
    private readonly List<long> _sequence = [];
    private readonly List<int> _deleted = [];
    private FieldBuffer[] _row = [];
    private string[] _rowNames = [];
    private long _validations;
    private int _confirmed;

    /// <summary>Starts a segment's buffer and its stored-fields files.</summary>
    public DocumentBuffer(IndexDirectory directory, string segment, byte[] segmentId, StoredFieldsMode mode, FieldSchema schema, Analyzer analyzer, BlockRecycler recycler)
    {
        Segment = segment;
        SegmentId = segmentId;
        _schema = schema;
        _analyzer = analyzer;
        Pool = new BytePool(recycler);
        _stored = new StoredFieldsWriter(directory, segment, segmentId, mode);
    }

    /// <summary>Segment name.</summary>
    public string Segment { get; }

    /// <summary>Segment id.</summary>
    public byte[] SegmentId { get; }

    /// <summary>Memory of terms and postings.</summary>
    public BytePool Pool { get; }

    /// <summary>Documents taken, failed ones included.</summary>
    public int DocCount { get; private set; }

    /// <summary>Documents that are still to be seen by readers.</summary>
    public int LiveCount => DocCount - _deleted.Count;

    /// <summary>Number of the full flush after which the buffer was begun.</summary>
    public required long Epoch { get; init; }

    /// <summary>The thread that fills the buffer, or filled it last.</summary>
    public int LastThreadId { get; set; }

    /// <summary>True once the buffer is to be flushed as soon as its thread brings it back.</summary>
    public bool FlushRequested { get; set; }

    /// <summary>True after an error that leaves the buffer's files unfit for use.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Memory held, in bytes, as <see cref="Measure"/> counted it last.</summary>
    public long UsedBytes { get; private set; }

    /// <summary>Least sequence number of its documents, or the greatest possible while it has none.</summary>
    public long MinSequence => _sequence.Count == 0 ? long.MaxValue : _sequence[0];

    /// <summary>The fields.</summary>
    public IReadOnlyCollection<FieldBuffer> Fields => _fields.Values;

    /// <summary>The stored values.</summary>
    public StoredFieldsWriter Stored => _stored;

    /// <summary>Takes a document in. Its sequence number is set by <see cref="Confirm"/>.</summary>
    /// <exception cref="ArgumentException">The document contradicts the index or the format; nothing of it can be seen.</exception>
    public void Add(Document document)
    {
        Resolve(document);
        int docId = DocCount++;
        bool complete = false;
        try
        {
            for (int i = 0; i < document.Count; i++)
                AddField(docId, _row[i], document[i]);
            complete = true;
        }
        finally
        {
            if (!complete)
                _deleted.Add(docId);
            foreach (FieldBuffer field in CollectionsMarshal.AsSpan(_finishing))
                field.FinishDocument();
            _finishing.Clear();
            Store(document, complete);
        }
    }

    /// <summary>Gives the documents added since the last call their place in the order of all changes.</summary>
    public void Confirm(long sequence)
    {
        CollectionsMarshal.SetCount(_sequence, DocCount);
        CollectionsMarshal.AsSpan(_sequence)[_confirmed..].Fill(sequence);
        _confirmed = DocCount;
    }

    /// <summary>Counts <see cref="UsedBytes"/> anew.</summary>
    public void Measure()
    {
        long used = Pool.UsedBytes + DocCount * (long)sizeof(long);
        foreach (FieldBuffer field in _fields.Values)
            used += field.UsedBytes;
        UsedBytes = used;
    }

    /// <summary>Marks the documents added since the last <see cref="Confirm"/> deleted.</summary>
    public void Discard()
    {
        // Of a block only the last document taken can have failed, and then it is marked already.
        bool lastFailed = _deleted.Count > 0 && _deleted[^1] == DocCount - 1;
        int end = lastFailed ? DocCount - 1 : DocCount;
        for (int docId = _confirmed; docId < end; docId++)
            _deleted.Add(docId);
    }

    /// <summary>The documents that are not deleted yet, or null if all are live.</summary>
    public FixedBitSet? LiveDocs()
    {
        if (_deleted.Count == 0)
            return null;
        FixedBitSet live = new(DocCount);
        live.SetAll();
        foreach (int docId in _deleted)
            live.Clear(docId);
        return live;
    }

    /// <summary>Place of a document in the order of all changes.</summary>
    public long SequenceOf(int docId) => _sequence[docId];

    /// <summary>Deletes, in the segment that this buffer became, every document that holds a term and came before a sequence number.</summary>
    public void DeleteBefore(Term term, long sequence, WriterSegment segment)
    {
        if (!_fields.TryGetValue(term.Field, out FieldBuffer? field) || field.Terms is not { } terms)
            return;
        int id = terms.Find(term.Bytes);
        if (id < 0)
            return;
        PostingReader postings = field.Postings;
        postings.Open(Pool, terms[id]);
        while (postings.NextDocument())
        {
            if (_sequence[postings.DocId] < sequence)
                segment.Delete(postings.DocId);
        }
    }

    /// <summary>Closes the files of a buffer that is thrown away or flushed, and gives its memory back.</summary>
    public void Dispose()
    {
        try
        {
            _stored.Dispose();
        }
        catch (IOException)
        {
            // The last bytes of files that are thrown away; those of a flushed segment were written before.
            IsBroken = true;
        }
        Pool.Release();
    }

    /// <summary>Finds the buffers of the document's fields and checks everything that can be checked before it is taken in.</summary>
    private void Resolve(Document document)
    {
        int count = document.Count;
        if (_row.Length < count)
        {
            Array.Resize(ref _row, count * 2);
            Array.Resize(ref _rowNames, count * 2);
        }
        bool known = true;
        for (int i = 0; i < count; i++)
        {
            Field field = document[i];
            DocumentCheck.Check(field);
            known &= TryFind(i, field.Name) && _row[i].CanTake(field.Options);
        }
        if (!known)
            ResolveNew(document);
        _validations++;
        for (int i = 0; i < count; i++)
        {
            Field field = document[i];
            if (field.Options.DocValues != DocValuesType.None && !_row[i].CountColumnValue(_validations))
                throw new ArgumentException($"Field '{field.Name}' has two values in a {field.Options.DocValues} column, which holds one a document.");
        }
    }

    /// <summary>Documents tend to have the same fields in the same order, so the field at the same place of the document before is tried first.</summary>
    private bool TryFind(int i, string name)
    {
        if (ReferenceEquals(_rowNames[i], name))
            return true;
        if (!_fields.TryGetValue(name, out FieldBuffer? buffer))
            return false;
        _row[i] = buffer;
        _rowNames[i] = name;
        return true;
    }

    private void ResolveNew(Document document)
    {
        _schema.Register(document);
        for (int i = 0; i < document.Count; i++)
        {
            Field field = document[i];
            if (!_fields.TryGetValue(field.Name, out FieldBuffer? buffer))
                _fields.Add(field.Name, buffer = new FieldBuffer(Pool, _schema.Get(field.Name), _analyzer, _encoder));
            buffer.Accept(field.Options);
            _row[i] = buffer;
            _rowNames[i] = field.Name;
        }
    }

    private void AddField(int docId, FieldBuffer buffer, Field field)
    {
        if (buffer.Add(docId, field))
            _finishing.Add(buffer);
        if (field.Options.IndexOptions != IndexOptions.None)
            buffer.Invert(field);
    }

    private void Store(Document document, bool complete)
    {
        // Files that took half a document are of no use: if writing throws, the buffer stays broken.
        IsBroken = true;
        _stored.StartDocument();
        for (int i = 0; complete && i < document.Count; i++)
        {
            Field field = document[i];
            if (field.Options.Stored)
                _stored.WriteField(_row[i].Number, field.Value);
        }
        _stored.FinishDocument();
        IsBroken = false;
    }
}
