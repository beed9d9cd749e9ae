using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Reads stored documents of one segment for one thread.</summary>
/// <remarks>Keeps the last chunk: neighbouring documents are cheap, a random one costs the decompression of a tenth of a chunk (about 60 kB).</remarks>
internal sealed class StoredDocumentReader : StoredFieldsReader
{
    private readonly StoredFieldsFile _file;
    private readonly StoredChunk _chunk;

    /// <summary>Opens a reader.</summary>
    public StoredDocumentReader(StoredFieldsFile file)
    {
        _file = file;
        _chunk = new StoredChunk(file);
    }

    /// <inheritdoc/>
    public override void Visit(int docId, IStoredFieldVisitor visitor)
    {
        ReadOnlySpan<byte> document = ReadDocument(docId, out int valueCount);
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
    }

    /// <summary>The encoded values of a document; valid until the next call.</summary>
    /// <param name="docId">Which document.</param>
    /// <param name="valueCount">How many values it has.</param>
    public ReadOnlySpan<byte> ReadDocument(int docId, out int valueCount)
    {
        if ((uint)docId >= (uint)_file.MaxDoc)
            throw new ArgumentOutOfRangeException(nameof(docId), docId, $"The segment has documents 0 to {_file.MaxDoc - 1}.");
        if (!_chunk.Holds(docId))
            LoadChunkOf(docId);
        valueCount = _chunk.FieldCount(docId);
        return _chunk.Document(docId);
    }

    private void LoadChunkOf(int docId)
    {
        int chunk = _file.ChunkOf(docId);
        if (chunk < 0)
            throw new CorruptIndexException(_file.Data.Name, -1, $"no chunk holds document {docId}.");
        _chunk.Load(chunk);
        if (!_chunk.Holds(docId))
            throw new CorruptIndexException(_file.Data.Name, -1, $"chunk {chunk} should hold document {docId}, it has {_chunk.DocCount} from {_chunk.FirstDoc}.");
    }
}
