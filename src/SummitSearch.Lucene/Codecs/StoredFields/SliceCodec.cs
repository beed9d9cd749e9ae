using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Compresses and decompresses slices of stored documents: a dictionary, then blocks that may refer to it (FORMAT.md, "Stored fields").</summary>
/// <remarks>Not thread-safe: it keeps working memory.</remarks>
internal abstract class SliceCodec
{
    /// <summary>Blocks that a slice is cut into, if they do not become too long.</summary>
    protected const int BlocksPerSlice = 10;

    /// <summary>No block is written longer than this.</summary>
    public int MaxBlockBytes { get; init; } = int.MaxValue;

    /// <summary>Compresses a slice.</summary>
    /// <param name="raw">Its bytes.</param>
    /// <param name="dictionaryLength">How many of them are the dictionary.</param>
    /// <param name="output">Where to.</param>
    public abstract void Compress(ReadOnlySpan<byte> raw, int dictionaryLength, DataOutput output);

    /// <summary>Reads where the parts of a slice are, and leaves the position behind the slice.</summary>
    public abstract void ReadParts(IndexInput input, SliceParts parts, int rawLength);

    /// <summary>Decompresses a part as far as is needed, or further; false if its bytes are damaged.</summary>
    /// <param name="part">The compressed bytes.</param>
    /// <param name="dictionary">What they may refer to.</param>
    /// <param name="raw">The part's bytes, of which those up to <see cref="PartProgress.Filled"/> are there.</param>
    /// <param name="needed">How many of them are needed; at most all.</param>
    /// <param name="progress">How far it was decompressed, and is now; unchanged where the bytes are damaged.</param>
    public abstract bool TryDecompress(ReadOnlySpan<byte> part, ReadOnlySpan<byte> dictionary, Span<byte> raw, int needed, ref PartProgress progress);

    /// <summary>Length of the blocks of a slice.</summary>
    protected int BlockLength(int rawLength, int dictionaryLength) => Math.Min(MaxBlockBytes, (rawLength - dictionaryLength + BlocksPerSlice - 1) / BlocksPerSlice);

    /// <summary>Reads the two lengths at the start of a slice.</summary>
    protected static void ReadShape(IndexInput input, SliceParts parts, int rawLength)
    {
        long at = input.Position;
        int dictionaryLength = input.ReadCount(rawLength);
        int blockLength = input.ReadCount();
        int rest = rawLength - dictionaryLength;
        if (blockLength == 0 && rest > 0)
            throw new CorruptIndexException(input.Name, at, $"a slice of {rawLength} bytes has blocks of no length.");
        int blocks = rest == 0 ? 0 : (rest - 1) / blockLength + 1;
        if (blocks >= input.Remaining)
            throw new CorruptIndexException(input.Name, at, $"a slice claims {blocks} blocks, {input.Remaining} bytes are left.");
        parts.Reset(rawLength, dictionaryLength, blockLength, blocks);
    }
}
