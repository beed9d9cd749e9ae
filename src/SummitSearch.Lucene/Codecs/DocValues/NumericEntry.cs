using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What the metadata says of a column of integers (FORMAT.md, "Numeric values").</summary>
/// <remarks>Immutable.</remarks>
internal sealed class NumericEntry
{
    private const int NoTable = -1;
    private const int MaxTable = 256;

    /// <summary>Which documents have values.</summary>
    public DocIdSetLocation Docs { get; private init; }

    /// <summary>Number of values.</summary>
    public long ValueCount { get; private init; }

    /// <summary>The distinct values, if what is stored are places in this table.</summary>
    public long[]? Table { get; private init; }

    /// <summary>Values a block as a power of two, if widths differ between blocks; else -1.</summary>
    public int BlockShift { get; private init; } = -1;

    /// <summary>Width of a stored value; 0 if all values are equal.</summary>
    public int Bits { get; private init; }

    /// <summary>What is added to each stored value.</summary>
    public long Min { get; private init; }

    /// <summary>What each stored value is multiplied by first.</summary>
    public long Gcd { get; private init; }

    /// <summary>Where the values start.</summary>
    public long DataOffset { get; private init; }

    /// <summary>Their bytes.</summary>
    public long DataLength { get; private init; }

    /// <summary>Where the table of blocks starts, or -1.</summary>
    public long JumpTable { get; private init; }

    /// <summary>Reads an entry and checks that it fits the data.</summary>
    public static NumericEntry Read(IndexInput meta, IndexInput data)
    {
        DocIdSetLocation docs = DocIdSetLocation.Read(meta, data);
        long at = meta.Position;
        long valueCount = meta.ReadInt64();
        int tableSize = meta.ReadInt32();
        bool blocks = tableSize < NoTable;
        int shift = blocks ? -2 - tableSize : -1;
        if (valueCount < 0 || tableSize == 0 || tableSize > MaxTable || shift > 30)
            throw new CorruptIndexException(meta.Name, at, $"{valueCount} values with a table of {tableSize}.");
        NumericEntry entry = new()
        {
            Docs = docs,
            ValueCount = valueCount,
            Table = tableSize > 0 ? ReadTable(meta, tableSize) : null,
            BlockShift = shift,
            Bits = meta.ReadByte(),
            Min = meta.ReadInt64(),
            Gcd = meta.ReadInt64(),
            DataOffset = meta.ReadInt64(),
            DataLength = meta.ReadInt64(),
            JumpTable = meta.ReadInt64(),
        };
        entry.Check(meta, data, at);
        return entry;
    }

    private void Check(IndexInput meta, IndexInput data, long at)
    {
        if (DataOffset < 0 || DataLength < 0 || DataOffset > data.Length - DataLength)
            throw new CorruptIndexException(meta.Name, at, $"{DataLength} bytes of values at {DataOffset} do not fit into {data.Name}.");
        if (BlockShift < 0)
        {
            // Opening a reader checks width and length against the number of values.
            if (Bits != 0)
                _ = new DirectReader(data, DataOffset, DataLength, Bits, ValueCount);
            return;
        }
        long blocks = ValueCount == 0 ? 0 : ((ValueCount - 1) >> BlockShift) + 1;
        if (JumpTable < 0 || JumpTable > data.Length || blocks > (data.Length - JumpTable) / 8)
            throw new CorruptIndexException(meta.Name, at, $"the table of {blocks} blocks at {JumpTable} does not fit into {data.Name}.");
    }

    private static long[] ReadTable(IndexInput meta, int size)
    {
        long[] table = new long[size];
        for (int i = 0; i < size; i++)
            table[i] = meta.ReadInt64();
        return table;
    }
}
