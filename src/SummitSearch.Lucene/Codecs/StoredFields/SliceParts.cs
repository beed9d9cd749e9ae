namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Where the parts of one slice are, and how far they are decompressed.</summary>
/// <remarks>Not thread-safe; reused.</remarks>
internal sealed class SliceParts
{
    private PartProgress[] _progress = [];

    /// <summary>Bytes of the slice.</summary>
    public int RawLength { get; private set; }

    /// <summary>Bytes of its dictionary.</summary>
    public int DictionaryLength { get; private set; }

    /// <summary>Bytes of each block but the last.</summary>
    public int BlockLength { get; private set; }

    /// <summary>Number of parts: the dictionary, then the blocks.</summary>
    public int Count { get; private set; }

    /// <summary>Offset of each compressed part in the file.</summary>
    public long[] Offsets { get; private set; } = [];

    /// <summary>Bytes of each compressed part.</summary>
    public int[] Lengths { get; private set; } = [];

    /// <summary>Starts over.</summary>
    public void Reset(int rawLength, int dictionaryLength, int blockLength, int blocks)
    {
        RawLength = rawLength;
        DictionaryLength = dictionaryLength;
        BlockLength = blockLength;
        Count = blocks + 1;
        if (Offsets.Length < Count)
        {
            Offsets = new long[Count];
            Lengths = new int[Count];
            _progress = new PartProgress[Count];
        }
        _progress.AsSpan(0, Count).Clear();
    }

    /// <summary>How far a part is decompressed.</summary>
    public ref PartProgress ProgressOf(int part) => ref _progress[part];

    /// <summary>Where a part lies in the slice.</summary>
    public Range RawRange(int part)
    {
        if (part == 0)
            return ..DictionaryLength;
        int start = DictionaryLength + (part - 1) * BlockLength;
        return start..(int)Math.Min(RawLength, (long)start + BlockLength);
    }

    /// <summary>The part that holds a byte of the slice.</summary>
    public int PartOf(int offset) => offset < DictionaryLength ? 0 : 1 + (offset - DictionaryLength) / BlockLength;
}
