using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Random access to a non-decreasing sequence (FORMAT.md, "Monotonic sequences").</summary>
/// <remarks>Thread-safe. Damaged bytes may give values that do not ascend: callers check what they use.</remarks>
internal sealed class MonotonicReader
{
    private readonly MonotonicBlocks _blocks;
    private readonly DirectReader?[] _distances;
    private readonly int _mask;

    /// <summary>Opens a sequence.</summary>
    /// <param name="blocks">Its metadata.</param>
    /// <param name="data">Holds the distances.</param>
    /// <param name="start">Where they start.</param>
    /// <param name="length">Their bytes.</param>
    /// <exception cref="CorruptIndexException">A block does not fit.</exception>
    public MonotonicReader(MonotonicBlocks blocks, IndexInput data, long start, long length)
    {
        _blocks = blocks;
        _mask = (1 << blocks.Shift) - 1;
        _distances = new DirectReader?[blocks.Bits.Length];
        IndexInput area = data.Slice(data.Name, start, length);
        for (int i = 0; i < _distances.Length; i++)
        {
            if (blocks.Bits[i] == 0)
                continue;
            long values = Math.Min(1L << blocks.Shift, blocks.Count - ((long)i << blocks.Shift));
            long offset = blocks.Offset[i];
            if (offset < 0 || offset > length)
                throw new CorruptIndexException(data.Name, start, $"a block at {offset} lies outside its area of {length} bytes.");
            _distances[i] = new DirectReader(area, offset, length - offset, blocks.Bits[i], values);
        }
    }

    /// <summary>Number of values.</summary>
    public long Count => _blocks.Count;

    /// <summary>The value at <paramref name="index"/>, which must be below <see cref="Count"/>.</summary>
    public long Get(long index)
    {
        int block = (int)(index >> _blocks.Shift);
        int place = (int)index & _mask;
        long onLine = unchecked(_blocks.Min[block] + (long)(_blocks.Slope[block] * (float)place));
        DirectReader? distances = _distances[block];
        return distances is null ? onLine : unchecked(onLine + distances.Get(place));
    }

    /// <summary>The last index in [<paramref name="low"/>, <paramref name="high"/>) whose value is at most <paramref name="value"/>; <paramref name="low"/> - 1 if there is none.</summary>
    public long LastAtMost(long value, long low, long high)
    {
        while (low < high)
        {
            long middle = (low + high) >>> 1;
            if (Get(middle) <= value)
                low = middle + 1;
            else
                high = middle;
        }
        return low - 1;
    }
}
