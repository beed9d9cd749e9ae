using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>The open stored fields of one segment: data, and the index of its chunks (FORMAT.md, "Stored fields").</summary>
/// <remarks>Immutable and thread-safe; <see cref="OpenReader"/> gives each thread a reader.</remarks>
internal sealed class StoredFieldsFile
{
    /// <summary>Extension of the data.</summary>
    public const string DataExtension = "fdt";

    /// <summary>Extension of the index of chunks.</summary>
    public const string IndexExtension = "fdx";

    /// <summary>Extension of the metadata.</summary>
    public const string MetaExtension = "fdm";

    /// <summary>Kind of the index file.</summary>
    public const string IndexCodec = "Lucene85FieldsIndexIdx";

    /// <summary>Kind of the metadata file.</summary>
    public const string MetaCodec = "Lucene85FieldsIndexMeta";

    /// <summary>Version of data and metadata.</summary>
    public const int Version = 3;

    /// <summary>Version of the packed integers in chunk heads.</summary>
    public const int PackedVersion = 2;

    private const int IdleChunks = 2;

    private readonly FieldInfos _fields;
    private readonly StoredChunk?[] _idle = new StoredChunk?[IdleChunks];
    private readonly MonotonicReader _firstDocs;
    private readonly MonotonicReader _pointers;

    private StoredFieldsFile(StoredFieldsMode mode, IndexInput data, FieldInfos fields, int maxDoc, int chunkSize, MonotonicReader firstDocs, MonotonicReader pointers)
    {
        Mode = mode;
        Data = data;
        _fields = fields;
        MaxDoc = maxDoc;
        ChunkSize = chunkSize;
        _firstDocs = firstDocs;
        _pointers = pointers;
    }

    /// <summary>How it is compressed.</summary>
    public StoredFieldsMode Mode { get; }

    /// <summary>Bytes at which slices are cut.</summary>
    public int ChunkSize { get; }

    /// <summary>Number of documents.</summary>
    public int MaxDoc { get; }

    /// <summary>Number of chunks.</summary>
    public int ChunkCount => (int)_firstDocs.Count - 1;

    /// <summary>Chunks that were closed before they were full.</summary>
    public long DirtyChunks { get; private init; }

    /// <summary>The documents that they lack, estimated.</summary>
    public long DirtyDocs { get; private init; }

    /// <summary>The data file.</summary>
    internal IndexInput Data { get; }

    /// <summary>The fields that the documents name by number.</summary>
    public FieldInfos Fields => _fields;

    /// <summary>Opens the files of a segment; reads metadata only.</summary>
    public static StoredFieldsFile Open(SegmentFiles files, FieldInfos fields)
    {
        StoredFieldsMode mode = StoredFieldsMode.Of(files.Info);
        IndexInput data = files.OpenData("", DataExtension, mode.CodecName, Version, Version, out _);
        IndexInput index = files.OpenData("", IndexExtension, IndexCodec, 0, 0, out _);
        IndexInput meta = files.OpenMetadata("", MetaExtension, MetaCodec, Version, Version, out _);
        return ReadMeta(meta, mode, data, index, fields, files.Info.MaxDoc);
    }

    /// <summary>A reader for one thread that keeps its memory to itself: for reading many documents in order.</summary>
    public StoredDocumentReader OpenReader() => new(this, new StoredChunk(this));

    /// <summary>A reader for one thread that borrows memory while it reads: for the few documents of a search.</summary>
    public StoredDocumentReader OpenBorrowingReader() => new(this, null);

    /// <summary>Borrows working memory, preferably one that holds a document already.</summary>
    internal StoredChunk Borrow(int docId)
    {
        StoredChunk? found = null;
        foreach (ref StoredChunk? place in _idle.AsSpan())
        {
            StoredChunk? idle = Interlocked.Exchange(ref place, null);
            if (idle is null)
                continue;
            if (idle.Holds(docId))
            {
                Return(found);
                return idle;
            }
            Return(found);
            found = idle;
        }
        return found ?? new StoredChunk(this);
    }

    /// <summary>Gives borrowed memory back; the caller must not use it any more.</summary>
    internal void Return(StoredChunk? chunk)
    {
        if (chunk is null)
            return;
        foreach (ref StoredChunk? place in _idle.AsSpan())
        {
            if (Interlocked.CompareExchange(ref place, chunk, null) is null)
                return;
        }
        chunk.Release();
    }

    /// <summary>The chunk that holds a document.</summary>
    public int ChunkOf(int docId) => (int)_firstDocs.LastAtMost(docId, 0, ChunkCount);

    /// <summary>First document of a chunk.</summary>
    public long FirstDoc(int chunk) => _firstDocs.Get(chunk);

    /// <summary>Where a chunk is in the data file.</summary>
    /// <exception cref="CorruptIndexException">Outside the file.</exception>
    public (long Start, long End) ChunkRange(int chunk)
    {
        long start = _pointers.Get(chunk);
        long end = _pointers.Get(chunk + 1);
        return start >= 0 && start < end && end <= Data.Length - CodecFile.FooterLength
            ? (start, end)
            : throw new CorruptIndexException(Data.Name, start, $"chunk {chunk} is said to lie between {start} and {end}.");
    }

    private static StoredFieldsFile ReadMeta(IndexInput meta, StoredFieldsMode mode, IndexInput data, IndexInput index, FieldInfos fields, int maxDoc)
    {
        int chunkSize = meta.ReadCount();
        int packedVersion = meta.ReadVInt();
        if (packedVersion != PackedVersion)
            throw new UnsupportedIndexFormatException(meta.Name, $"packed integers have version {packedVersion}; version {PackedVersion} is supported.");
        int documents = meta.ReadInt32();
        if (documents != maxDoc || chunkSize == 0)
            throw new CorruptIndexException(meta.Name, meta.Position - 4, $"{documents} documents in chunks of {chunkSize} bytes; the segment has {maxDoc} documents.");
        int shift = meta.ReadInt32();
        int values = meta.ReadInt32();
        long docsStart = meta.ReadInt64();
        MonotonicBlocks docs = MonotonicBlocks.Read(meta, values, shift);
        long docsEnd = meta.ReadInt64();
        MonotonicBlocks pointers = MonotonicBlocks.Read(meta, values, shift);
        long pointersEnd = meta.ReadInt64();
        long maxPointer = meta.ReadInt64();
        if (values < 1 || maxPointer != data.Length - CodecFile.FooterLength)
            throw new CorruptIndexException(meta.Name, meta.Position - 8, $"{values - 1} chunks end at {maxPointer}, {data.Name} ends at {data.Length - CodecFile.FooterLength}.");
        StoredFieldsFile file = new(mode, data, fields, maxDoc, chunkSize, new MonotonicReader(docs, index, docsStart, docsEnd - docsStart), new MonotonicReader(pointers, index, docsEnd, pointersEnd - docsEnd))
        {
            DirtyChunks = meta.ReadVLong(),
            DirtyDocs = meta.ReadVLong(),
        };
        CodecFile.ExpectFooter(meta);
        return file;
    }
}
