using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What the metadata says of the sorted distinct values of a column (FORMAT.md, "Dictionaries of columns").</summary>
/// <remarks>Immutable and thread-safe; <see cref="TermsDictionaryCursor"/> reads the terms.</remarks>
internal sealed class TermsDictionary
{
    private const int MaxShift = 20;
    private readonly MonotonicReader _blocks;

    private TermsDictionary(IndexInput data, long count, int blockShift, MonotonicReader blocks, int maxTermLength)
    {
        Terms = data;
        Count = count;
        BlockShift = blockShift;
        _blocks = blocks;
        MaxTermLength = maxTermLength;
    }

    /// <summary>Number of terms.</summary>
    public long Count { get; }

    /// <summary>Terms a block, as a power of two.</summary>
    public int BlockShift { get; }

    /// <summary>Bytes of the longest term.</summary>
    public int MaxTermLength { get; }

    /// <summary>The bytes of all terms.</summary>
    public IndexInput Terms { get; }

    /// <summary>The keys of the index, by which the reference narrows a look-up; delimited by <see cref="IndexAddresses"/>.</summary>
    public required IndexInput IndexKeys { get; init; }

    /// <summary>Where each key starts.</summary>
    public required MonotonicReader IndexAddresses { get; init; }

    /// <summary>Terms an entry of the index, as a power of two.</summary>
    public required int IndexShift { get; init; }

    /// <summary>Reads the metadata and checks that all parts fit into the data.</summary>
    public static TermsDictionary Read(IndexInput meta, IndexInput data)
    {
        long at = meta.Position;
        long count = meta.ReadVLong();
        int blockShift = meta.ReadInt32();
        int monotonicShift = meta.ReadInt32();
        if (blockShift is < 0 or > MaxShift)
            throw new CorruptIndexException(meta.Name, at, $"{count} terms in blocks of 2^{blockShift}.");
        MonotonicBlocks blocks = MonotonicBlocks.Read(meta, BlockCount(count, blockShift), monotonicShift);
        int maxTermLength = meta.ReadInt32();
        IndexInput terms = ReadSlice(meta, data);
        MonotonicReader blockAddresses = ReadAddresses(meta, data, blocks);
        int indexShift = meta.ReadInt32();
        if (indexShift is < 0 or > MaxShift || maxTermLength < 0 || count > terms.Length + 1)
            throw new CorruptIndexException(meta.Name, at, $"{count} terms of up to {maxTermLength} bytes in {terms.Length} bytes, an index entry for each 2^{indexShift}.");
        MonotonicBlocks index = MonotonicBlocks.Read(meta, 1 + BlockCount(count, indexShift), monotonicShift);
        IndexInput keys = ReadSlice(meta, data);
        return new TermsDictionary(terms, count, blockShift, blockAddresses, maxTermLength)
        {
            IndexKeys = keys,
            IndexAddresses = ReadAddresses(meta, data, index),
            IndexShift = indexShift,
        };
    }

    /// <summary>Where a block of terms starts in <see cref="Terms"/>.</summary>
    public long BlockStart(long block) => _blocks.Get(block);

    private static long BlockCount(long count, int shift) => count == 0 ? 0 : ((count - 1) >> shift) + 1;

    private static IndexInput ReadSlice(IndexInput meta, IndexInput data)
    {
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        DocsChecks.Range(meta, data, offset, length);
        return data.Slice(data.Name, offset, length);
    }

    private static MonotonicReader ReadAddresses(IndexInput meta, IndexInput data, MonotonicBlocks blocks)
    {
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        return new MonotonicReader(blocks, data, offset, length);
    }
}
