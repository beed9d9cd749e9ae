using System.Text;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Encodes stored values (FORMAT.md, "Stored values").</summary>
internal static class StoredValue
{
    /// <summary>Bits of a value's tag that tell its type; the field number is above them.</summary>
    public const int TypeBits = 3;

    /// <summary>Type code of strings.</summary>
    public const int String = 0;

    /// <summary>Type code of bytes.</summary>
    public const int Bytes = 1;

    /// <summary>Type code of 32-bit integers.</summary>
    public const int Int32 = 2;

    /// <summary>Type code of single-precision numbers.</summary>
    public const int Single = 3;

    /// <summary>Type code of 64-bit integers.</summary>
    public const int Int64 = 4;

    /// <summary>Type code of double-precision numbers.</summary>
    public const int Double = 5;

    internal const long Second = 1000;
    internal const long Hour = 3_600_000;
    internal const long Day = 86_400_000;
    private const int MaxSmallSingle = 125;
    private const int MaxSmallDouble = 124;

    /// <summary>Writes tag and value.</summary>
    public static void Write(MemoryOutput output, int fieldNumber, FieldValue value)
    {
        // The kinds are numbered as the type codes are.
        output.WriteVLong((long)fieldNumber << TypeBits | (long)value.Kind);
        switch (value.Kind)
        {
            case FieldValueKind.String:
                WriteString(output, value.AsString);
                break;
            case FieldValueKind.Bytes:
                output.WriteBlob(value.AsBytes);
                break;
            case FieldValueKind.Int32:
                output.WriteZInt(value.AsInt32);
                break;
            case FieldValueKind.Single:
                WriteSingle(output, value.AsSingle);
                break;
            case FieldValueKind.Int64:
                WriteInt64(output, value.AsInt64);
                break;
            default:
                WriteDouble(output, value.AsDouble);
                break;
        }
    }

    /// <summary>Writes tag and UTF-8 bytes.</summary>
    public static void WriteString(MemoryOutput output, int fieldNumber, ReadOnlySpan<byte> utf8)
    {
        output.WriteVLong((long)fieldNumber << TypeBits | String);
        output.WriteBlob(utf8);
    }

    /// <summary>Writes tag and bytes.</summary>
    public static void WriteBytes(MemoryOutput output, int fieldNumber, ReadOnlySpan<byte> bytes)
    {
        output.WriteVLong((long)fieldNumber << TypeBits | Bytes);
        output.WriteBlob(bytes);
    }

    private static void WriteString(MemoryOutput output, string value)
    {
        int length = Encoding.UTF8.GetByteCount(value);
        output.WriteVInt(length);
        Encoding.UTF8.GetBytes(value, output.Append(length));
    }

    private static void WriteSingle(MemoryOutput output, float value)
    {
        int bits = float.IsNaN(value) ? 0x7FC00000 : BitConverter.SingleToInt32Bits(value);
        if (IsSmall(value, MaxSmallSingle))
        {
            output.WriteByte((byte)(0x80 | ((int)value + 1)));
            return;
        }
        if (bits < 0)
            output.WriteByte(0xFF);
        output.WriteInt32(bits);
    }

    private static void WriteDouble(MemoryOutput output, double value)
    {
        if (IsSmall(value, MaxSmallDouble))
        {
            output.WriteByte((byte)(0x80 | ((int)value + 1)));
        }
        else if ((float)value == value)
        {
            output.WriteByte(0xFE);
            output.WriteInt32(BitConverter.SingleToInt32Bits((float)value));
        }
        else
        {
            long bits = double.IsNaN(value) ? 0x7FF8000000000000 : BitConverter.DoubleToInt64Bits(value);
            if (bits < 0)
                output.WriteByte(0xFF);
            output.WriteInt64(bits);
        }
    }

    /// <summary>Integral, at least -1 and at most <paramref name="max"/>, and not the negative zero.</summary>
    private static bool IsSmall(double value, int max) =>
        value >= -1 && value <= max && value == (int)value && !(value == 0 && double.IsNegative(value));

    private static void WriteInt64(MemoryOutput output, long value)
    {
        (int scale, long unit) = Scale(value);
        long quotient = value / unit;
        ulong zigzag = (ulong)((quotient << 1) ^ (quotient >> 63));
        int head = scale << 6 | (int)(zigzag & 31);
        output.WriteByte((byte)(zigzag < 32 ? head : head | 32));
        if (zigzag >= 32)
            output.WriteVLong((long)(zigzag >> 5));
    }

    private static (int Scale, long Unit) Scale(long value)
    {
        if (value % Second != 0)
            return (0, 1);
        if (value % Day == 0)
            return (3, Day);
        return value % Hour == 0 ? (2, Hour) : (1, Second);
    }
}
