using System.Buffers;
using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>One chunk of stored documents: its head decoded, its data decompressed block by block as documents are asked for.</summary>
/// <remarks>Not thread-safe; reused for one chunk after the other.</remarks>
internal sealed class StoredChunk
{
    private readonly StoredFieldsFile _file;
    private readonly IndexInput _input;
    private readonly SliceCodec _codec;
    private readonly List<SliceParts> _slices = [];
    private int _sliceCount;
    private int _sliceLength;
    private int[] _fieldCounts = [];
    private int[] _starts = [];
    private byte[] _raw = [];

    /// <summary>A reader of chunks, none loaded yet.</summary>
    public StoredChunk(StoredFieldsFile file)
    {
        _file = file;
        _input = file.Data.Clone();
        _codec = file.Mode.NewCodec();
    }

    /// <summary>First document; -1 before any chunk is loaded.</summary>
    public int FirstDoc { get; private set; } = -1;

    /// <summary>Number of documents.</summary>
    public int DocCount { get; private set; }

    /// <summary>Bytes of all documents.</summary>
    public int RawLength { get; private set; }

    /// <summary>True if the loaded chunk holds the document.</summary>
    public bool Holds(int docId) => FirstDoc >= 0 && (uint)(docId - FirstDoc) < (uint)DocCount;

    /// <summary>Number of stored values of a document of this chunk.</summary>
    public int FieldCount(int docId) => _fieldCounts[docId - FirstDoc];

    /// <summary>Loads the head of a chunk.</summary>
    /// <exception cref="CorruptIndexException">The chunk is not what the index of chunks says.</exception>
    public void Load(int chunk)
    {
        FirstDoc = -1;
        (long start, long end) = _file.ChunkRange(chunk);
        long firstDoc = _file.FirstDoc(chunk);
        long docCount = _file.FirstDoc(chunk + 1) - firstDoc;
        _input.Position = start;
        int docBase = _input.ReadCount();
        int countAndSliced = _input.ReadVInt();
        DocCount = countAndSliced >>> 1;
        if (docBase != firstDoc || DocCount != docCount || DocCount == 0 || (long)docBase + DocCount > _file.MaxDoc)
            throw new CorruptIndexException(_input.Name, start, $"a chunk of {DocCount} documents from {docBase}; the index of chunks says {docCount} from {firstDoc}.");
        ReadHead(start, end);
        ReadSlices((countAndSliced & 1) != 0, end);
        FirstDoc = docBase;
    }

    /// <summary>The bytes of a document; valid until the next call.</summary>
    public ReadOnlySpan<byte> Document(int docId)
    {
        int start = _starts[docId - FirstDoc];
        int end = _starts[docId - FirstDoc + 1];
        for (int at = start; at < end;)
        {
            int slice = at / _sliceLength;
            int sliceStart = slice * _sliceLength;
            at = sliceStart + Decompress(slice, at - sliceStart, end - sliceStart);
        }
        return _raw.AsSpan(start, end - start);
    }

    private void ReadHead(long start, long end)
    {
        if (_fieldCounts.Length < DocCount)
        {
            _fieldCounts = new int[DocCount];
            _starts = new int[DocCount + 1];
        }
        SavedInts.Read(_input, _fieldCounts.AsSpan(0, DocCount));
        Span<int> lengths = _starts.AsSpan(1, DocCount);
        SavedInts.Read(_input, lengths);
        long total = 0;
        for (int i = 0; i < DocCount; i++)
        {
            if ((lengths[i] == 0) != (_fieldCounts[i] == 0))
                throw new CorruptIndexException(_input.Name, start, $"a document of {_fieldCounts[i]} values takes {lengths[i]} bytes.");
            total += lengths[i];
            lengths[i] = (int)Math.Min(total, int.MaxValue);
        }
        if (total > Array.MaxLength || total > (end - _input.Position + 16) * _file.Mode.MaxRatio)
            throw new CorruptIndexException(_input.Name, start, $"the documents of a chunk take {total} bytes, which its {end - start} compressed ones cannot hold.");
        RawLength = (int)total;
        if (_raw.Length < RawLength)
        {
            Release();
            _raw = ArrayPool<byte>.Shared.Rent(RawLength);
        }
    }

    /// <summary>Gives the memory for documents to others; the chunk must be loaded anew before it is read again.</summary>
    /// <remarks>Half a megabyte for each of the searches that come together would otherwise be garbage that only a collection of all generations takes away.</remarks>
    public void Release()
    {
        FirstDoc = -1;
        ArrayPool<byte>.Shared.Return(_raw);
        _raw = [];
    }

    private void ReadSlices(bool sliced, long end)
    {
        _sliceLength = sliced ? _file.ChunkSize : Math.Max(1, RawLength);
        _sliceCount = 0;
        int at = 0;
        do
        {
            if (_sliceCount == _slices.Count)
                _slices.Add(new SliceParts());
            int length = Math.Min(_sliceLength, RawLength - at);
            _codec.ReadParts(_input, _slices[_sliceCount++], length);
            if (_input.Position > end)
                throw new CorruptIndexException(_input.Name, end, "a chunk runs into the next one.");
            at += length;
        }
        while (at < RawLength);
    }

    /// <summary>Makes sure that bytes of a slice are decompressed, as far as they are in the part that the first is in; returns where that part ends.</summary>
    private int Decompress(int slice, int start, int end)
    {
        SliceParts parts = _slices[slice];
        int part = parts.PartOf(start);
        Span<byte> raw = _raw.AsSpan(slice * _sliceLength, parts.RawLength);
        if (part != 0)
            Decompress(parts, 0, raw, parts.DictionaryLength);
        (int partStart, int length) = parts.RawRange(part).GetOffsetAndLength(raw.Length);
        Decompress(parts, part, raw, Math.Min(end - partStart, length));
        return partStart + length;
    }

    private void Decompress(SliceParts parts, int part, Span<byte> raw, int needed)
    {
        ref PartProgress progress = ref parts.ProgressOf(part);
        if (progress.Filled >= needed)
            return;
        ReadOnlySpan<byte> dictionary = part == 0 ? default : raw[..parts.DictionaryLength];
        if (!_codec.TryDecompress(_input.Span(parts.Offsets[part], parts.Lengths[part]), dictionary, raw[parts.RawRange(part)], needed, ref progress))
            throw new CorruptIndexException(_input.Name, parts.Offsets[part], "compressed documents are damaged; rebuild the index or restore a backup.");
    }
}
