using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Terms;

/// <summary>One decoded block of the terms dictionary (FORMAT.md, "Term blocks"). Suffixes are decoded at once, term states when asked for.</summary>
/// <remarks>Not thread-safe. Buffers are reused from block to block.</remarks>
internal sealed class TermBlock
{
    private const int LowercaseCompression = 1;
    private const int Lz4Compression = 2;
    private const int MaxTermLength = 32766;
    private readonly IndexInput _tim;
    private readonly TermStateReader _states;
    private readonly int _maxEntries;
    private byte[] _suffixes = new byte[512];
    private int[] _ends = new int[64];
    private long[] _subBlocks = new long[64];

    /// <summary>A decoder of blocks of <paramref name="field"/>.</summary>
    /// <param name="tim">The terms file; the block takes a cursor of its own.</param>
    /// <param name="field">The field.</param>
    /// <param name="termCount">Its number of terms: no block can have more entries.</param>
    /// <param name="maxDoc">Documents in the segment.</param>
    public TermBlock(IndexInput tim, FieldInfo field, long termCount, int maxDoc)
    {
        _tim = tim.Clone();
        _states = new TermStateReader(_tim, field, maxDoc);
        _maxEntries = (int)Math.Min(int.MaxValue >> 1, termCount);
    }

    /// <summary>Offset of the block, or -1 before the first <see cref="Load"/>.</summary>
    public long Pointer { get; private set; } = -1;

    /// <summary>Offset behind the block: that of the next part, unless <see cref="IsLastPart"/>.</summary>
    public long EndPointer { get; private set; }

    /// <summary>Number of entries.</summary>
    public int EntryCount { get; private set; }

    /// <summary>False if another part of the same floor block follows.</summary>
    public bool IsLastPart { get; private set; }

    /// <summary>True if no entry is a block.</summary>
    public bool IsLeaf { get; private set; }

    /// <summary>Reads the block at an offset.</summary>
    /// <exception cref="CorruptIndexException">It cannot be a block.</exception>
    public void Load(long pointer)
    {
        _tim.Position = pointer;
        Pointer = -1;
        int head = _tim.ReadVInt();
        EntryCount = head >>> 1;
        IsLastPart = (head & 1) != 0;
        long token = _tim.ReadVLong();
        IsLeaf = (token & 4) != 0;
        long suffixBytes = token >> 3;
        if (EntryCount == 0 || EntryCount > _maxEntries || suffixBytes > (long)EntryCount * MaxTermLength || suffixBytes > _tim.Length * 255L)
            throw Corrupt(pointer, $"a block has {EntryCount} entries of {suffixBytes} bytes");
        if (suffixBytes > int.MaxValue / 2)
            throw Corrupt(pointer, $"a block has {suffixBytes} bytes of suffixes");
        ReadSuffixes((int)suffixBytes, (int)(token & 3));
        if (_ends.Length < EntryCount)
        {
            _ends = new int[EntryCount];
            _subBlocks = new long[EntryCount];
        }
        ReadLengths(pointer, (int)suffixBytes);
        _states.StartBlock();
        EndPointer = _tim.Position;
        Pointer = pointer;
    }

    /// <summary>What follows the block's prefix in an entry.</summary>
    public ReadOnlySpan<byte> Suffix(int entry)
    {
        int start = entry == 0 ? 0 : _ends[entry - 1];
        return _suffixes.AsSpan(start, _ends[entry] - start);
    }

    /// <summary>Offset of the sub-block that an entry stands for, or -1 for a term.</summary>
    public long SubBlock(int entry) => IsLeaf ? -1 : _subBlocks[entry];

    /// <summary>State of the term at an entry.</summary>
    public TermEntry State(int entry)
    {
        int ordinal = entry;
        if (!IsLeaf)
        {
            ordinal = 0;
            for (int i = 0; i < entry; i++)
                ordinal += _subBlocks[i] < 0 ? 1 : 0;
        }
        return _states.Read(ordinal);
    }

    /// <summary>First entry at or above <paramref name="from"/> whose suffix is not less than <paramref name="suffix"/>; <see cref="EntryCount"/> if there is none.</summary>
    public int FindCeiling(ReadOnlySpan<byte> suffix, int from, out bool isEqual)
    {
        isEqual = false;
        for (int entry = from; entry < EntryCount; entry++)
        {
            int order = Suffix(entry).SequenceCompareTo(suffix);
            if (order < 0)
                continue;
            isEqual = order == 0;
            return entry;
        }
        return EntryCount;
    }

    /// <summary>The entry of a term with exactly this suffix, or -1.</summary>
    public int FindTerm(ReadOnlySpan<byte> suffix)
    {
        int start = 0;
        ReadOnlySpan<byte> suffixes = _suffixes;
        for (int entry = 0; entry < EntryCount; entry++)
        {
            int end = _ends[entry];
            if (end - start == suffix.Length && suffixes[start..end].SequenceEqual(suffix) && SubBlock(entry) < 0)
                return entry;
            start = end;
        }
        return -1;
    }

    /// <summary>The entry that stands for the sub-block at an offset, or -1.</summary>
    public int FindSubBlock(long pointer) => IsLeaf ? -1 : _subBlocks.AsSpan(0, EntryCount).IndexOf(pointer);

    private void ReadSuffixes(int length, int compression)
    {
        if (_suffixes.Length < length)
            _suffixes = new byte[length];
        Span<byte> suffixes = _suffixes.AsSpan(0, length);
        if (compression == 0)
            _tim.ReadSpan(length).CopyTo(suffixes);
        else if (compression == LowercaseCompression)
            LowercaseAscii.Decompress(_tim, suffixes);
        else if (compression == Lz4Compression)
            SuffixLz4.Decompress(_tim, suffixes);
        else
            throw new UnsupportedIndexFormatException(_tim.Name, $"suffixes are compressed with method {compression}; methods 0 to 2 are supported.");
    }

    private void ReadLengths(long pointer, int suffixBytes)
    {
        int head = _tim.ReadVInt(), length = head >>> 1;
        if ((head & 1) == 0)
        {
            long end = _tim.Position + length;
            ReadEntries(pointer);
            if (_tim.Position != end)
                throw Corrupt(pointer, "the lengths of a block's entries do not fill their place");
        }
        else
        {
            FillEntries(pointer, length, _tim.ReadByte());
        }
        if (_ends[EntryCount - 1] != suffixBytes)
            throw Corrupt(pointer, $"the suffixes of a block add up to {_ends[EntryCount - 1]} bytes instead of {suffixBytes}");
    }

    private void ReadEntries(long pointer)
    {
        int at = 0;
        for (int entry = 0; entry < EntryCount; entry++)
        {
            int code = _tim.ReadVInt();
            int suffixLength = IsLeaf ? code : code >>> 1;
            if ((uint)suffixLength > (uint)(_suffixes.Length - at))
                throw Corrupt(pointer, $"entry {entry} of a block has a suffix of {suffixLength} bytes");
            _ends[entry] = at += suffixLength;
            if (IsLeaf)
                continue;
            _subBlocks[entry] = (code & 1) == 0 ? -1 : SubBlockAt(pointer, _tim.ReadVLong());
        }
    }

    private void FillEntries(long pointer, int length, byte value)
    {
        // Every entry took one byte, or a block pointer took another one of the same value.
        bool isTerm = IsLeaf || (value & 1) == 0;
        int suffixLength = IsLeaf ? value : value >>> 1;
        if (value >= 0x80 || length != (isTerm ? EntryCount : 2 * EntryCount) || (long)suffixLength * EntryCount > _suffixes.Length)
            throw Corrupt(pointer, $"a block has {length} times the length byte {value} for {EntryCount} entries");
        for (int entry = 0; entry < EntryCount; entry++)
        {
            _ends[entry] = (entry + 1) * suffixLength;
            _subBlocks[entry] = isTerm ? -1 : SubBlockAt(pointer, value);
        }
    }

    private long SubBlockAt(long pointer, long distance) => distance > 0 && distance < pointer
        ? pointer - distance
        : throw Corrupt(pointer, $"a block has a sub-block {distance} bytes before it");

    private CorruptIndexException Corrupt(long pointer, string problem) =>
        new(_tim.Name, pointer, problem + ". The file is damaged; rebuild the index or restore a backup.");
}
