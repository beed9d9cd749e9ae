using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes the integers of a column in the smallest of the ways that the format offers (FORMAT.md, "Numeric values").</summary>
/// <remarks>Not thread-safe. The choices are those of Apache Lucene, so that files come out equal.</remarks>
internal sealed class NumericColumnWriter(IndexOutput meta, IndexOutput data)
{
    private const int NoTable = -1;
    private const int BlocksMarker = -2 - DocValuesFormat.NumericBlockShift;
    private readonly MemoryOutput _block = new(1 << 12);

    /// <summary>Writes everything behind the set of documents: number of values, encoding, values.</summary>
    /// <param name="profile">What was learnt in a first pass.</param>
    /// <param name="open">Opens the values again.</param>
    public void Write(NumericProfile profile, Func<ValueSequence> open)
    {
        meta.WriteInt64(profile.Count);
        if (profile.IsConstant)
        {
            WriteShape(null, NoTable, 0, profile.Min, profile.Gcd);
            WriteEnd(data.FilePointer, -1);
        }
        else if (profile.Table() is { } table)
        {
            WriteTable(table, open());
        }
        else if (profile.BlocksPay)
        {
            WriteShape(null, BlocksMarker, 0xFF, profile.Min, profile.Gcd);
            long start = data.FilePointer;
            WriteEnd(start, WriteBlocks(profile.Gcd, open()));
        }
        else
        {
            WriteOneBlock(profile, open());
        }
    }

    private void WriteTable(long[] table, ValueSequence values)
    {
        Dictionary<long, int> places = [];
        for (int i = 0; i < table.Length; i++)
            places.Add(table[i], i);
        int bits = DirectWriter.BitsRequired((ulong)(table.Length - 1));
        WriteShape(table, table.Length, bits, 0, 1);
        long start = data.FilePointer;
        DirectWriter writer = new(data, bits);
        while (values.TryNext(out long value))
            writer.Add((ulong)places[value]);
        writer.Finish();
        WriteEnd(start, -1);
    }

    private void WriteOneBlock(NumericProfile profile, ValueSequence values)
    {
        ulong gcd = (ulong)profile.Gcd;
        long min = profile.Min;
        int bits = DirectWriter.BitsRequired((ulong)(profile.Max - min) / gcd);
        // Positive values that are no narrower without their minimum need no addition when read.
        if (gcd == 1 && min > 0 && DirectWriter.BitsRequired((ulong)profile.Max) == bits)
            min = 0;
        WriteShape(null, NoTable, bits, min, profile.Gcd);
        long start = data.FilePointer;
        DirectWriter writer = new(data, bits);
        while (values.TryNext(out long value))
            writer.Add((ulong)(value - min) / gcd);
        writer.Finish();
        WriteEnd(start, -1);
    }

    private long WriteBlocks(long gcd, ValueSequence values)
    {
        long[] block = new long[1 << DocValuesFormat.NumericBlockShift];
        List<long> offsets = [];
        int filled = 0;
        while (values.TryNext(out long value))
        {
            block[filled++] = value;
            if (filled < block.Length)
                continue;
            offsets.Add(data.FilePointer);
            WriteBlock(block, (ulong)gcd);
            filled = 0;
        }
        if (filled > 0)
        {
            offsets.Add(data.FilePointer);
            WriteBlock(block.AsSpan(0, filled), (ulong)gcd);
        }
        long jumpTable = data.FilePointer;
        foreach (long offset in offsets)
            data.WriteInt64(offset);
        data.WriteInt64(jumpTable);
        return jumpTable;
    }

    private void WriteBlock(ReadOnlySpan<long> values, ulong gcd)
    {
        long min = long.MaxValue;
        long max = long.MinValue;
        foreach (long value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        int bits = min == max ? 0 : DirectWriter.BitsRequired((ulong)(max - min));
        data.WriteByte((byte)bits);
        data.WriteInt64(min);
        if (bits == 0)
            return;
        _block.Reset();
        DirectWriter writer = new(_block, bits);
        foreach (long value in values)
            writer.Add((ulong)(value - min) / gcd);
        writer.Finish();
        data.WriteInt32(_block.Length);
        data.WriteBytes(_block.Written);
    }

    private void WriteShape(long[]? table, int tableSize, int bits, long min, long gcd)
    {
        meta.WriteInt32(tableSize);
        foreach (long value in table ?? [])
            meta.WriteInt64(value);
        meta.WriteByte((byte)bits);
        meta.WriteInt64(min);
        meta.WriteInt64(gcd);
    }

    private void WriteEnd(long start, long jumpTable)
    {
        meta.WriteInt64(start);
        meta.WriteInt64(data.FilePointer - start);
        meta.WriteInt64(jumpTable);
    }
}
