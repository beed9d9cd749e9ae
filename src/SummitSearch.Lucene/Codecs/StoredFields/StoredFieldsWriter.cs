using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Writes the stored fields of a new segment, document by document in order of their numbers (FORMAT.md, "Stored fields").</summary>
/// <remarks>Not thread-safe. Keeps one chunk (up to 1 MB) in memory. Documents without stored values need the call pair all the same.</remarks>
internal sealed class StoredFieldsWriter : IDisposable
{
    private const int IndexBlockShift = 10;

    // Grows to a chunk; segments of a few documents, which a server writes several times a second, never need one.
    private const int FirstPending = 1 << 14;

    // A source of which more than a tenth of the chunks are short is written anew, so that short chunks do not pile up over merges.
    private const int MaxDirtyShare = 10;

    private readonly IndexDirectory _directory;
    private readonly string _segment;
    private readonly byte[] _segmentId;
    private readonly StoredFieldsMode _mode;
    private readonly SliceCodec _codec;
    private readonly IndexOutput _data;
    private readonly MemoryOutput _pending;
    private readonly List<int> _chunkFirstDocs = [];
    private readonly List<long> _chunkPointers = [];
    private readonly int[] _valueCounts;
    private readonly int[] _lengths;
    private int _pendingDocs;
    private int _documentStart;
    private int _documents;
    private long _dirtyChunks;
    private long _dirtyDocs;

    /// <summary>Creates the data file.</summary>
    /// <param name="directory">Where to.</param>
    /// <param name="segment">Segment name.</param>
    /// <param name="segmentId">Segment id.</param>
    /// <param name="mode">How to compress; its attribute belongs into the segment's <c>.si</c> file.</param>
    public StoredFieldsWriter(IndexDirectory directory, string segment, byte[] segmentId, StoredFieldsMode mode)
    {
        _directory = directory;
        _segment = segment;
        _segmentId = segmentId;
        _mode = mode;
        _codec = mode.NewCodec();
        _pending = new MemoryOutput(Math.Min(mode.ChunkSize, FirstPending));
        _valueCounts = new int[mode.MaxDocsPerChunk];
        _lengths = new int[mode.MaxDocsPerChunk];
        Files = [FileName(StoredFieldsFile.DataExtension), FileName(StoredFieldsFile.IndexExtension), FileName(StoredFieldsFile.MetaExtension)];
        _data = directory.CreateOutput(Files[0]);
        CodecFile.WriteHeader(_data, mode.CodecName, StoredFieldsFile.Version, segmentId, "");
    }

    /// <summary>Names of the files written.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Bytes in memory that are not yet in a file.</summary>
    public int PendingBytes => _pending.Length;

    /// <summary>Starts the next document.</summary>
    public void StartDocument()
    {
        _documentStart = _pending.Length;
        _valueCounts[_pendingDocs] = 0;
    }

    /// <summary>Adds a value to the document.</summary>
    public void WriteField(int fieldNumber, FieldValue value)
    {
        StoredValue.Write(_pending, fieldNumber, value);
        _valueCounts[_pendingDocs]++;
    }

    /// <summary>Adds a string, as UTF-8, to the document.</summary>
    public void WriteString(int fieldNumber, ReadOnlySpan<byte> utf8)
    {
        StoredValue.WriteString(_pending, fieldNumber, utf8);
        _valueCounts[_pendingDocs]++;
    }

    /// <summary>Adds bytes to the document.</summary>
    public void WriteBytes(int fieldNumber, ReadOnlySpan<byte> bytes)
    {
        StoredValue.WriteBytes(_pending, fieldNumber, bytes);
        _valueCounts[_pendingDocs]++;
    }

    /// <summary>Takes back the values of the document begun, as if none had been written.</summary>
    public void ClearDocument()
    {
        _pending.Truncate(_pending.Length - _documentStart);
        _valueCounts[_pendingDocs] = 0;
    }

    /// <summary>Ends the document.</summary>
    public void FinishDocument()
    {
        _lengths[_pendingDocs++] = _pending.Length - _documentStart;
        _documents++;
        if (_pendingDocs == _mode.MaxDocsPerChunk || _pending.Length >= _mode.ChunkSize)
            FlushChunk();
    }

    /// <summary>Appends the live documents of another segment: whole chunks as they are where possible, else documents without decoding their values,
    /// else value by value under their new field numbers.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="live">The documents to take; null for all.</param>
    /// <param name="fields">The fields of this segment, by name.</param>
    public void Append(StoredFieldsFile source, FixedBitSet? live, FieldInfos fields)
    {
        bool sameNumbers = source.Fields.All(f => fields.TryGet(f.Name, out FieldInfo? own) && own.Number == f.Number);
        if (sameNumbers && live is null && CanCopyChunks(source))
        {
            CopyChunks(source);
            return;
        }
        StoredDocumentReader reader = source.OpenReader();
        StoredFieldsTransfer? transfer = sameNumbers ? null : new StoredFieldsTransfer(this, fields);
        for (int docId = 0; docId < source.MaxDoc; docId++)
        {
            if (live is null || live[docId])
                AppendDocument(reader, docId, transfer);
        }
    }

    /// <summary>Appends one document of another segment whose fields have the same numbers (<paramref name="transfer"/> null), or value by value.</summary>
    public void AppendDocument(StoredDocumentReader source, int docId, StoredFieldsTransfer? transfer)
    {
        StartDocument();
        if (transfer is null)
        {
            _pending.WriteBytes(source.ReadDocument(docId, out int valueCount));
            _valueCounts[_pendingDocs] = valueCount;
        }
        else
        {
            source.Visit(docId, transfer);
        }
        FinishDocument();
    }

    /// <summary>Writes what is left, the index of chunks and the metadata, and closes the files.</summary>
    /// <param name="maxDoc">Number of documents of the segment.</param>
    /// <exception cref="InvalidOperationException">Another number of documents was written.</exception>
    public void Finish(int maxDoc)
    {
        if (maxDoc != _documents)
            throw new InvalidOperationException($"{_documents} documents were stored, the segment has {maxDoc}.");
        if (_pendingDocs > 0)
        {
            CountDirty();
            FlushChunk();
        }
        long maxPointer = _data.FilePointer;
        CodecFile.WriteFooter(_data);
        _data.Dispose();
        using IndexOutput index = _directory.CreateOutput(Files[1]);
        using IndexOutput meta = _directory.CreateOutput(Files[2]);
        CodecFile.WriteHeader(index, StoredFieldsFile.IndexCodec, 0, _segmentId, "");
        CodecFile.WriteHeader(meta, StoredFieldsFile.MetaCodec, StoredFieldsFile.Version, _segmentId, "");
        meta.WriteVInt(_mode.ChunkSize);
        meta.WriteVInt(StoredFieldsFile.PackedVersion);
        WriteIndex(meta, index, maxPointer);
        CodecFile.WriteFooter(index);
        CodecFile.WriteFooter(meta);
    }

    private void WriteIndex(IndexOutput meta, IndexOutput index, long maxPointer)
    {
        meta.WriteInt32(_documents);
        meta.WriteInt32(IndexBlockShift);
        meta.WriteInt32(_chunkFirstDocs.Count + 1);
        meta.WriteInt64(index.FilePointer);
        MonotonicWriter docs = new(meta, index, IndexBlockShift);
        foreach (int firstDoc in _chunkFirstDocs)
            docs.Add(firstDoc);
        docs.Add(_documents);
        docs.Finish();
        meta.WriteInt64(index.FilePointer);
        MonotonicWriter pointers = new(meta, index, IndexBlockShift);
        foreach (long pointer in _chunkPointers)
            pointers.Add(pointer);
        pointers.Add(maxPointer);
        pointers.Finish();
        meta.WriteInt64(index.FilePointer);
        meta.WriteInt64(maxPointer);
        meta.WriteVLong(_dirtyChunks);
        meta.WriteVLong(_dirtyDocs);
    }

    private void FlushChunk()
    {
        NoteChunk(_documents - _pendingDocs);
        ReadOnlySpan<byte> raw = _pending.Written;
        bool sliced = raw.Length >= 2L * _mode.ChunkSize;
        _data.WriteVInt(_documents - _pendingDocs);
        _data.WriteVInt(_pendingDocs << 1 | (sliced ? 1 : 0));
        SavedInts.Write(_data, _valueCounts.AsSpan(0, _pendingDocs));
        SavedInts.Write(_data, _lengths.AsSpan(0, _pendingDocs));
        int sliceLength = sliced ? _mode.ChunkSize : raw.Length;
        int at = 0;
        do
        {
            ReadOnlySpan<byte> slice = raw[at..(int)Math.Min(raw.Length, (long)at + sliceLength)];
            _codec.Compress(slice, slice.Length / _mode.DictionaryDivisor, _data);
            at += slice.Length;
        }
        while (at < raw.Length);
        _pending.Reset();
        _pendingDocs = 0;
    }

    private void NoteChunk(int firstDoc)
    {
        _chunkFirstDocs.Add(firstDoc);
        _chunkPointers.Add(_data.FilePointer);
    }

    private void CountDirty()
    {
        double wouldFit = _pending.Length == 0 ? _mode.MaxDocsPerChunk : (double)_mode.ChunkSize / _pending.Length * _pendingDocs;
        _dirtyChunks++;
        _dirtyDocs += (long)Math.Min(_mode.MaxDocsPerChunk, wouldFit) - _pendingDocs;
    }

    private bool CanCopyChunks(StoredFieldsFile source) =>
        source.Mode.Attribute == _mode.Attribute && source.ChunkSize == _mode.ChunkSize && source.DirtyChunks * MaxDirtyShare <= source.ChunkCount;

    private void CopyChunks(StoredFieldsFile source)
    {
        if (_pendingDocs > 0)
        {
            CountDirty();
            FlushChunk();
        }
        // Chunks are not decompressed here, so the checksum is what protects the copy.
        CodecFile.CheckWholeFile(source.Data);
        for (int chunk = 0; chunk < source.ChunkCount; chunk++)
            CopyChunk(source, chunk);
        _dirtyChunks += source.DirtyChunks;
        _dirtyDocs += source.DirtyDocs;
    }

    private void CopyChunk(StoredFieldsFile source, int chunk)
    {
        (long start, long end) = source.ChunkRange(chunk);
        IndexInput input = source.Data.Clone();
        input.Position = start;
        int firstDoc = input.ReadCount();
        int countAndSliced = input.ReadVInt();
        int docCount = countAndSliced >>> 1;
        if (firstDoc != source.FirstDoc(chunk) || firstDoc + (long)docCount != source.FirstDoc(chunk + 1))
            throw new CorruptIndexException(input.Name, start, $"a chunk of {docCount} documents from {firstDoc} is not where the index of chunks has it.");
        NoteChunk(_documents);
        _data.WriteVInt(_documents);
        _data.WriteVInt(countAndSliced);
        _data.WriteBytes(input.ReadSpan((int)(end - input.Position)));
        _documents = checked(_documents + docCount);
    }

    private string FileName(string extension) => IndexFileNames.Segment(_segment, "", extension);

    /// <summary>Closes the data file; without <see cref="Finish"/> the files are useless and the caller deletes them.</summary>
    public void Dispose() => _data.Dispose();
}
