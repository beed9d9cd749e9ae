using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Short lists of non-negative integers in the head of a chunk of stored fields (FORMAT.md, "Stored fields").</summary>
internal static class SavedInts
{
    /// <summary>Writes at least one value.</summary>
    public static void Write(DataOutput output, ReadOnlySpan<int> values)
    {
        if (values.Length == 1)
        {
            output.WriteVInt(values[0]);
            return;
        }
        int all = 0;
        bool equal = true;
        foreach (int value in values)
        {
            all |= value;
            equal &= value == values[0];
        }
        if (equal)
        {
            output.WriteVInt(0);
            output.WriteVInt(values[0]);
            return;
        }
        int bits = 32 - BitOperations.LeadingZeroCount((uint)all);
        output.WriteVInt(bits);
        Pack(output, values, bits);
    }

    /// <summary>Reads as many values as <paramref name="values"/> has places.</summary>
    /// <exception cref="CorruptIndexException">An impossible width, a negative value, or the end of the file.</exception>
    public static void Read(IndexInput input, Span<int> values)
    {
        if (values.Length == 1)
        {
            values[0] = input.ReadCount();
            return;
        }
        int bits = input.ReadCount(31);
        if (bits == 0)
            values.Fill(input.ReadCount());
        else
            Unpack(input.ReadSpan((int)(((long)values.Length * bits + 7) / 8)), values, bits);
    }

    private static void Pack(DataOutput output, ReadOnlySpan<int> values, int bits)
    {
        ulong pending = 0;
        int held = 0;
        foreach (int value in values)
        {
            pending = pending << bits | (uint)value;
            held += bits;
            while (held >= 8)
            {
                held -= 8;
                output.WriteByte((byte)(pending >> held));
            }
        }
        if (held > 0)
            output.WriteByte((byte)(pending << (8 - held)));
    }

    private static void Unpack(ReadOnlySpan<byte> packed, Span<int> values, int bits)
    {
        ulong pending = 0;
        int held = 0;
        int at = 0;
        int mask = (int)((1u << bits) - 1);
        for (int i = 0; i < values.Length; i++)
        {
            while (held < bits)
            {
                pending = pending << 8 | packed[at++];
                held += 8;
            }
            held -= bits;
            values[i] = (int)(pending >> held) & mask;
        }
    }
}
