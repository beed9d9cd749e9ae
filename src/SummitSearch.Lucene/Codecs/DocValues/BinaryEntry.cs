using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What the metadata says of a column of byte strings (FORMAT.md, "Binary values").</summary>
/// <remarks>Immutable.</remarks>
internal sealed class BinaryEntry
{
    private const int MaxChunkShift = 16;

    /// <summary>Which documents have values.</summary>
    public DocIdSetLocation Docs { get; private init; }

    /// <summary>How many.</summary>
    public int DocCount { get; private init; }

    /// <summary>Where the values start.</summary>
    public long DataOffset { get; private init; }

    /// <summary>Their bytes.</summary>
    public long DataLength { get; private init; }

    /// <summary>Bytes of each plain value where all have the same number.</summary>
    public int MaxLength { get; private init; }

    /// <summary>Where each plain value starts; null if all are of one length.</summary>
    public AddressTable? Addresses { get; private init; }

    /// <summary>Where each compressed chunk starts; null if values are plain.</summary>
    public MonotonicReader? Chunks { get; private init; }

    /// <summary>Values a compressed chunk, as a power of two.</summary>
    public int ChunkShift { get; private init; }

    /// <summary>Bytes of the largest chunk, decompressed.</summary>
    public int MaxChunkLength { get; private init; }

    /// <summary>True if values are compressed.</summary>
    public bool IsCompressed { get; private init; }

    /// <summary>Reads an entry.</summary>
    public static BinaryEntry Read(IndexInput meta, IndexInput data, int maxDoc, bool compressed)
    {
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        DocsChecks.Range(meta, data, offset, length);
        DocIdSetLocation docs = DocIdSetLocation.Read(meta, data);
        int docCount = meta.ReadInt32();
        DocsChecks.Count(meta, docs, docCount, maxDoc);
        int minLength = meta.ReadInt32();
        int maxLength = meta.ReadInt32();
        if (maxLength < 0 || minLength < 0 || (docCount > 0 && minLength > maxLength))
            throw new CorruptIndexException(meta.Name, meta.Position - 8, $"values of {minLength} to {maxLength} bytes.");
        return compressed
            ? ReadCompressed(meta, data, docs, docCount, (offset, length, maxLength))
            : ReadPlain(meta, data, docs, docCount, (offset, length, maxLength), minLength < maxLength);
    }

    private static BinaryEntry ReadPlain(IndexInput meta, IndexInput data, DocIdSetLocation docs, int docCount, (long Offset, long Length, int MaxLength) shape, bool lengthsDiffer)
    {
        if (!lengthsDiffer && (long)docCount * shape.MaxLength > shape.Length)
            throw new CorruptIndexException(meta.Name, meta.Position, $"{docCount} values of {shape.MaxLength} bytes do not fit into {shape.Length}.");
        return new BinaryEntry
        {
            Docs = docs,
            DocCount = docCount,
            DataOffset = shape.Offset,
            DataLength = shape.Length,
            MaxLength = shape.MaxLength,
            Addresses = lengthsDiffer ? AddressTable.Read(meta, data, docCount, shape.Length) : null,
        };
    }

    private static BinaryEntry ReadCompressed(IndexInput meta, IndexInput data, DocIdSetLocation docs, int docCount, (long Offset, long Length, int MaxLength) shape)
    {
        if (docCount == 0)
            return new BinaryEntry { Docs = docs, IsCompressed = true };
        long addressOffset = meta.ReadInt64();
        int chunks = meta.ReadCount();
        int shift = meta.ReadCount();
        int maxChunkLength = meta.ReadCount();
        if (shift > MaxChunkShift || chunks != ((docCount - 1) >> shift) + 1 || maxChunkLength / 256 > data.Length)
            throw new CorruptIndexException(meta.Name, meta.Position, $"{docCount} values in {chunks} chunks of 2^{shift}, {maxChunkLength} bytes at most.");
        MonotonicBlocks blocks = MonotonicBlocks.Read(meta, chunks, meta.ReadCount());
        long addressLength = meta.ReadInt64();
        return new BinaryEntry
        {
            Docs = docs,
            DocCount = docCount,
            DataOffset = shape.Offset,
            DataLength = shape.Length,
            MaxLength = shape.MaxLength,
            Chunks = new MonotonicReader(blocks, data, addressOffset, addressLength),
            ChunkShift = shift,
            MaxChunkLength = maxChunkLength,
            IsCompressed = true,
        };
    }
}
