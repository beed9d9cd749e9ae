using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>A block of 128 ascending document numbers, packed as gaps (FORMAT.md, "Document blocks").</summary>
/// <remarks>Thread-safe, allocates nothing.</remarks>
internal static class GapBlock
{
    private const int MaxLength = 1 + ForLayout.MaxBytes + 64;

    // 128 gaps of 24 bits cannot wrap around twice, so the last document alone shows an overflow
    private const int SafeBits = 24;

    /// <summary>Writes 128 gaps.</summary>
    [SkipLocalsInit]
    public static void Write(DataOutput output, ReadOnlySpan<int> gaps)
    {
        gaps = gaps[..ForLayout.BlockSize];
        if (gaps.IndexOfAnyExcept(1) < 0)
        {
            output.WriteByte(0);
            return;
        }
        int bits = ForEncoder.BitsOfLargest(gaps);
        Span<byte> packed = stackalloc byte[ForLayout.MaxBytes];
        ForEncoder.Pack(gaps, bits, packed);
        output.WriteByte((byte)bits);
        output.WriteBytes(packed[..(16 * bits)]);
    }

    /// <summary>Reads 128 documents that follow <paramref name="previousDoc"/> (0 for the first block); returns the offset behind the block.</summary>
    /// <exception cref="CorruptIndexException">The block is cut off or a document is not below <paramref name="maxDoc"/>.</exception>
    public static long Read(IndexInput input, long offset, int previousDoc, int maxDoc, Span<int> docs)
    {
        ReadOnlySpan<byte> window = input.Window(offset, MaxLength);
        int bits = window.IsEmpty ? 33 : window[0];
        if (bits > 32 || window.Length < 1 + 16 * bits)
            ThrowCutOff(input, offset, bits);
        if (bits == 0)
            FillConsecutive(docs[..ForLayout.BlockSize], previousDoc + 1);
        else if (bits <= SafeBits)
            ForDecoder.UnpackGaps(window[1..], bits, previousDoc, docs);
        else
            ReadWideGaps(input, offset, window[1..], bits, previousDoc, maxDoc, docs);
        if ((uint)docs[ForLayout.BlockSize - 1] >= (uint)maxDoc)
            ThrowOutOfRange(input, offset, docs[ForLayout.BlockSize - 1], maxDoc);
        return offset + 1 + 16 * bits;
    }

    /// <summary>Returns the offset behind a block without decoding it.</summary>
    public static long Skip(IndexInput input, long offset)
    {
        ReadOnlySpan<byte> window = input.Window(offset, 1);
        if (window.IsEmpty || window[0] > 32)
            ThrowCutOff(input, offset, window.IsEmpty ? 33 : window[0]);
        return offset + 1 + 16 * window[0];
    }

    private static void FillConsecutive(Span<int> docs, int first)
    {
        for (int i = 0; i < docs.Length; i++)
            docs[i] = first + i;
    }

    private static void ReadWideGaps(IndexInput input, long offset, ReadOnlySpan<byte> packed, int bits, int previousDoc, int maxDoc, Span<int> docs)
    {
        ForDecoder.Unpack(packed, bits, docs);
        long doc = previousDoc;
        foreach (ref int gap in docs[..ForLayout.BlockSize])
        {
            doc += (uint)gap;
            if (doc >= maxDoc)
                ThrowOutOfRange(input, offset, doc, maxDoc);
            gap = (int)doc;
        }
    }

    private static void ThrowCutOff(IndexInput input, long offset, int bits) => throw new CorruptIndexException(input.Name, offset,
        bits > 32 ? $"a block of documents has {bits} bits a gap or lies past the end." : "a block of documents is cut off.");

    private static void ThrowOutOfRange(IndexInput input, long offset, long doc, int maxDoc) => throw new CorruptIndexException(input.Name, offset,
        $"a posting has document {doc}; the segment has documents 0 to {maxDoc - 1}.");
}
