using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Reads stored documents of one segment for one thread.</summary>
/// <remarks>Keeps the last chunk: neighbouring documents are cheap, a random one costs the decompression of the block or two that it is in (about 60 kB each, unless the writer was told otherwise).</remarks>
internal sealed class StoredDocumentReader : StoredFieldsReader
{
    private readonly StoredFieldsFile _file;
    private readonly StoredChunk? _own;

    /// <summary>Opens a reader.</summary>
    /// <param name="file">What to read.</param>
    /// <param name="own">Working memory of its own, or null to borrow it for each document.</param>
    public StoredDocumentReader(StoredFieldsFile file, StoredChunk? own)
    {
        _file = file;
        _own = own;
    }

    /// <inheritdoc/>
    public override void Visit(int docId, IStoredFieldVisitor visitor)
    {
        CheckRange(docId);
        StoredChunk chunk = _own ?? _file.Borrow(docId);
        ReadOnlySpan<byte> document = Read(chunk, docId, out int valueCount);
        StoredValueCursor cursor = new(document, _file.Data.Name);
        for (int i = 0; i < valueCount; i++)
        {
            long tag = cursor.ReadTag();
            if (!_file.Fields.TryGet((int)Math.Min(int.MaxValue, tag >> StoredValue.TypeBits), out FieldInfo? field))
                throw new CorruptIndexException(_file.Data.Name, -1, $"document {docId} has a value of the unknown field {tag >> StoredValue.TypeBits}.");
            cursor.Visit(field, (int)tag & ((1 << StoredValue.TypeBits) - 1), visitor);
        }
        if (!cursor.AtEnd)
            throw new CorruptIndexException(_file.Data.Name, -1, $"document {docId} has bytes behind its {valueCount} values.");
        if (_own is null)
            _file.Return(chunk);
    }

    /// <summary>The encoded values of a document; valid until the next call. Only for a reader with memory of its own.</summary>
    /// <param name="docId">Which document.</param>
    /// <param name="valueCount">How many values it has.</param>
    public ReadOnlySpan<byte> ReadDocument(int docId, out int valueCount)
    {
        CheckRange(docId);
        return Read(_own ?? throw new InvalidOperationException("The reader borrows its memory."), docId, out valueCount);
    }

    private ReadOnlySpan<byte> Read(StoredChunk chunk, int docId, out int valueCount)
    {
        if (!chunk.Holds(docId))
            LoadChunkOf(chunk, docId);
        valueCount = chunk.FieldCount(docId);
        return chunk.Document(docId);
    }

    private void LoadChunkOf(StoredChunk loaded, int docId)
    {
        int chunk = _file.ChunkOf(docId);
        if (chunk < 0)
            throw new CorruptIndexException(_file.Data.Name, -1, $"no chunk holds document {docId}.");
        loaded.Load(chunk);
        if (!loaded.Holds(docId))
            throw new CorruptIndexException(_file.Data.Name, -1, $"chunk {chunk} should hold document {docId}, it has {loaded.DocCount} from {loaded.FirstDoc}.");
    }

    private void CheckRange(int docId)
    {
        if ((uint)docId >= (uint)_file.MaxDoc)
            throw new ArgumentOutOfRangeException(nameof(docId), docId, $"The segment has documents 0 to {_file.MaxDoc - 1}.");
    }
}
