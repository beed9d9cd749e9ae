using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>One of the two ways to compress stored fields, with its constants (FORMAT.md, "Stored fields").</summary>
internal sealed class StoredFieldsMode
{
    /// <summary>LZ4: quick to write and to read.</summary>
    public static readonly StoredFieldsMode Fast = new("BEST_SPEED", "Lucene87StoredFieldsFastData", 614_400, 1024, 160, 256, static max => new FastSliceCodec { MaxBlockBytes = max });

    /// <summary>DEFLATE: about a third smaller.</summary>
    public static readonly StoredFieldsMode High = new("BEST_COMPRESSION", "Lucene87StoredFieldsHighData", 491_520, 4096, 60, 1100, static max => new HighSliceCodec { MaxBlockBytes = max });

    private readonly Func<int, SliceCodec> _newCodec;

    private StoredFieldsMode(string attribute, string codecName, int chunkSize, int maxDocsPerChunk, int dictionaryDivisor, int maxRatio, Func<int, SliceCodec> newCodec)
    {
        Attribute = attribute;
        CodecName = codecName;
        ChunkSize = chunkSize;
        MaxDocsPerChunk = maxDocsPerChunk;
        DictionaryDivisor = dictionaryDivisor;
        MaxRatio = maxRatio;
        _newCodec = newCodec;
    }

    /// <summary>Value of the segment attribute.</summary>
    public string Attribute { get; }

    /// <summary>Kind of the data file.</summary>
    public string CodecName { get; }

    /// <summary>A chunk is closed when it holds at least so many bytes.</summary>
    public int ChunkSize { get; }

    /// <summary>Or so many documents.</summary>
    public int MaxDocsPerChunk { get; }

    /// <summary>The first 1/n of a slice is the dictionary of the rest.</summary>
    public int DictionaryDivisor { get; }

    /// <summary>No byte of compressed data can become more bytes than this; bounds what a damaged length may allocate.</summary>
    public int MaxRatio { get; }

    /// <summary>No block is written longer than this: reading a document costs the decompression of the block that it is in.</summary>
    public int MaxBlockBytes { get; private init; } = int.MaxValue;

    /// <summary>The same with blocks of a length at most. What was written otherwise is read alike.</summary>
    public StoredFieldsMode WithBlocksOf(int maxBlockBytes) =>
        new(Attribute, CodecName, ChunkSize, MaxDocsPerChunk, DictionaryDivisor, MaxRatio, _newCodec) { MaxBlockBytes = maxBlockBytes };

    /// <summary>A new compressor and decompressor, for one thread.</summary>
    public SliceCodec NewCodec() => _newCodec(MaxBlockBytes);

    /// <summary>Finds the mode of a segment by its attribute.</summary>
    /// <exception cref="CorruptIndexException">The attribute is missing.</exception>
    /// <exception cref="UnsupportedIndexFormatException">It names an unknown mode.</exception>
    public static StoredFieldsMode Of(Segments.SegmentInfo segment)
    {
        string file = SegmentInfoFile.FileName(segment.Name);
        if (!segment.Attributes.TryGetValue(SegmentInfoFile.StoredFieldsModeKey, out string? mode))
            throw new CorruptIndexException(file, -1, $"the attribute {SegmentInfoFile.StoredFieldsModeKey} is missing.");
        if (mode == Fast.Attribute)
            return Fast;
        return mode == High.Attribute ? High : throw new UnsupportedIndexFormatException(file, $"stored fields of mode '{mode}'; {Fast.Attribute} and {High.Attribute} are supported.");
    }
}
