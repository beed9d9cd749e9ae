using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>The metadata of a non-decreasing sequence: for each block a line, and where the distances from it are (FORMAT.md, "Monotonic sequences").</summary>
internal sealed class MonotonicBlocks
{
    private const int MinShift = 2;
    private const int MaxShift = 22;
    private const int BytesPerBlock = 21;

    private MonotonicBlocks(long count, int shift, int blocks)
    {
        Count = count;
        Shift = shift;
        Min = new long[blocks];
        Slope = new float[blocks];
        Offset = new long[blocks];
        Bits = new byte[blocks];
    }

    /// <summary>Number of values.</summary>
    public long Count { get; }

    /// <summary>Values a block, as a power of two.</summary>
    public int Shift { get; }

    /// <summary>Where the line of each block starts.</summary>
    public long[] Min { get; }

    /// <summary>How steep it is.</summary>
    public float[] Slope { get; }

    /// <summary>Where the distances of each block start, counted from the first block's.</summary>
    public long[] Offset { get; }

    /// <summary>Width of the distances; 0 if all are 0.</summary>
    public byte[] Bits { get; }

    /// <summary>Reads the metadata.</summary>
    /// <exception cref="CorruptIndexException">Impossible shift, count or width.</exception>
    public static MonotonicBlocks Read(IndexInput meta, long count, int shift)
    {
        if (shift is < MinShift or > MaxShift)
            throw new CorruptIndexException(meta.Name, meta.Position, $"blocks of 2^{shift} values; 2^{MinShift} to 2^{MaxShift} are allowed.");
        long blocks = count <= 0 ? 0 : ((count - 1) >> shift) + 1;
        if (count < 0 || blocks > meta.Remaining / BytesPerBlock)
            throw new CorruptIndexException(meta.Name, meta.Position, $"{count} values claimed, too many for the rest of the file.");
        MonotonicBlocks result = new(count, shift, (int)blocks);
        for (int i = 0; i < blocks; i++)
        {
            result.Min[i] = meta.ReadInt64();
            result.Slope[i] = BitConverter.Int32BitsToSingle(meta.ReadInt32());
            result.Offset[i] = meta.ReadInt64();
            result.Bits[i] = meta.ReadByte();
            if (result.Bits[i] != 0 && !DirectWriter.IsWidth(result.Bits[i]))
                throw new CorruptIndexException(meta.Name, meta.Position - 1, $"{result.Bits[i]} bits a value are no width of the format.");
        }
        return result;
    }
}
