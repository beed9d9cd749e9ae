using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Points;

/// <summary>Writes the leaves of one-dimensional points (FORMAT.md, "Leaves of points").</summary>
internal sealed class PointLeafWriter(IndexOutput kdd)
{
    private readonly ulong[] _packed = new ulong[PointsFormat.LeafSize];

    /// <summary>Writes up to 512 points, sorted by value and document.</summary>
    /// <param name="values">Sortable integers.</param>
    /// <param name="docs">Their documents.</param>
    /// <param name="width">Bytes of a value: 4 or 8.</param>
    public void Write(ReadOnlySpan<long> values, ReadOnlySpan<int> docs, int width)
    {
        Span<ulong> packed = _packed.AsSpan(0, values.Length);
        for (int i = 0; i < packed.Length; i++)
            packed[i] = PointsWriter.Align(values[i], width);
        WriteDocs(docs);
        int prefix = CommonPrefix(packed[0], packed[^1], width);
        kdd.WriteVInt(prefix);
        WriteBytes(kdd, packed[0], 0, prefix);
        if (prefix == width)
            kdd.WriteByte(unchecked((byte)PointsFormat.AllEqual));
        else if (RunLengthIsSmaller(packed, prefix, width))
            WriteRunLength(packed, prefix, width);
        else
            WriteSuffixes(packed, prefix, width);
    }

    /// <summary>Number of leading bytes that two aligned values share.</summary>
    public static int CommonPrefix(ulong a, ulong b, int width) => Math.Min(width, BitOperations.LeadingZeroCount(a ^ b) / 8);

    /// <summary>Writes bytes [from, to) of an aligned value.</summary>
    public static void WriteBytes(DataOutput output, ulong value, int from, int to)
    {
        for (int i = from; i < to; i++)
            output.WriteByte(ByteAt(value, i));
    }

    private static byte ByteAt(ulong value, int index) => (byte)(value >> (56 - 8 * index));

    /// <summary>Writes the number of a leaf's documents and the documents.</summary>
    public void WriteDocs(ReadOnlySpan<int> docs)
    {
        kdd.WriteVInt(docs.Length);
        bool ascends = true;
        int largest = 0, previous = 0;
        foreach (int doc in docs)
        {
            ascends &= doc >= previous;
            largest = Math.Max(largest, doc);
            previous = doc;
        }
        if (ascends)
            WriteGaps(docs);
        else if (largest < 1 << 24)
            Write24Bits(docs);
        else
            Write32Bits(docs);
    }

    private void WriteGaps(ReadOnlySpan<int> docs)
    {
        kdd.WriteByte(PointsFormat.DocGaps);
        int previous = 0;
        foreach (int doc in docs)
        {
            kdd.WriteVInt(doc - previous);
            previous = doc;
        }
    }

    private void Write24Bits(ReadOnlySpan<int> docs)
    {
        kdd.WriteByte(PointsFormat.Docs24Bits);
        foreach (int doc in docs)
        {
            kdd.WriteByte((byte)(doc >> 16));
            kdd.WriteInt16((short)doc);
        }
    }

    private void Write32Bits(ReadOnlySpan<int> docs)
    {
        kdd.WriteByte(PointsFormat.Docs32Bits);
        foreach (int doc in docs)
            kdd.WriteInt32(doc);
    }

    private static bool RunLengthIsSmaller(ReadOnlySpan<ulong> values, int prefix, int width)
    {
        int distinct = 1, runs = 0;
        for (int i = 1; i < values.Length; i++)
            distinct += values[i] != values[i - 1] ? 1 : 0;
        if (distinct == values.Length)
            return false;
        for (int at = 0; at < values.Length; at = RunEnd(values, at, prefix))
            runs++;
        return distinct * (width - prefix + 1) <= values.Length * (width - prefix - 1) + 2 * runs;
    }

    private static int RunEnd(ReadOnlySpan<ulong> values, int from, int prefix)
    {
        int end = from + 1;
        while (end < values.Length && end - from < byte.MaxValue && ByteAt(values[end], prefix) == ByteAt(values[from], prefix))
            end++;
        return end;
    }

    private void WriteRunLength(ReadOnlySpan<ulong> values, int prefix, int width)
    {
        kdd.WriteByte(unchecked((byte)PointsFormat.RunLength));
        for (int at = 0; at < values.Length;)
        {
            int end = at + 1;
            while (end < values.Length && values[end] == values[at])
                end++;
            kdd.WriteVInt(end - at);
            WriteBytes(kdd, values[at], prefix, width);
            at = end;
        }
    }

    private void WriteSuffixes(ReadOnlySpan<ulong> values, int prefix, int width)
    {
        kdd.WriteByte(0);
        for (int at = 0; at < values.Length;)
        {
            int end = RunEnd(values, at, prefix);
            kdd.WriteByte(ByteAt(values[at], prefix));
            kdd.WriteByte((byte)(end - at));
            for (; at < end; at++)
                WriteBytes(kdd, values[at], prefix + 1, width);
        }
    }
}
