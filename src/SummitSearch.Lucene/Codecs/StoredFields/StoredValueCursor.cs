using System.Buffers.Binary;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.StoredFields;

/// <summary>Decodes the values of one stored document (FORMAT.md, "Stored values").</summary>
/// <remarks>Every read is checked against the document's end.</remarks>
internal ref struct StoredValueCursor
{
    private readonly ReadOnlySpan<byte> _document;
    private readonly string _fileName;
    private int _at;

    /// <summary>A cursor at the first value.</summary>
    public StoredValueCursor(ReadOnlySpan<byte> document, string fileName)
    {
        _document = document;
        _fileName = fileName;
    }

    /// <summary>True behind the last value.</summary>
    public readonly bool AtEnd => _at == _document.Length;

    /// <summary>Reads a tag: field number above the type code.</summary>
    public long ReadTag() => ReadVLong();

    /// <summary>Reads the bytes of a string or of a binary value.</summary>
    public ReadOnlySpan<byte> ReadBlob() => Take((int)Math.Min(int.MaxValue, ReadVLong()));

    /// <summary>Reads a number.</summary>
    public FieldValue ReadNumber(int type) => type switch
    {
        StoredValue.Int32 => FieldValue.Of(ReadZInt()),
        StoredValue.Single => FieldValue.Of(ReadSingle()),
        StoredValue.Int64 => FieldValue.Of(ReadInt64()),
        StoredValue.Double => FieldValue.Of(ReadDouble()),
        _ => throw Damaged($"unknown type {type} of a stored value"),
    };

    /// <summary>Hands one value, whose tag was read, to a visitor.</summary>
    public void Visit(FieldInfo field, int type, IStoredFieldVisitor visitor)
    {
        bool wanted = visitor.Wants(field);
        if (type is StoredValue.String or StoredValue.Bytes)
        {
            ReadOnlySpan<byte> bytes = ReadBlob();
            if (!wanted)
                return;
            if (type == StoredValue.String)
                visitor.VisitString(field, bytes);
            else
                visitor.VisitBytes(field, bytes);
            return;
        }
        FieldValue number = ReadNumber(type);
        if (wanted)
            visitor.VisitNumber(field, number);
    }

    private int ReadZInt()
    {
        uint raw = (uint)ReadVLong();
        return (int)(raw >> 1) ^ -(int)(raw & 1);
    }

    private float ReadSingle()
    {
        int head = Take(1)[0];
        if (head == 0xFF)
            return BinaryPrimitives.ReadSingleBigEndian(Take(4));
        if (head >= 0x80)
            return (head & 0x7F) - 1;
        _at--;
        return BinaryPrimitives.ReadSingleBigEndian(Take(4));
    }

    private double ReadDouble()
    {
        int head = Take(1)[0];
        if (head == 0xFF)
            return BinaryPrimitives.ReadDoubleBigEndian(Take(8));
        if (head == 0xFE)
            return BinaryPrimitives.ReadSingleBigEndian(Take(4));
        if (head >= 0x80)
            return (head & 0x7F) - 1;
        _at--;
        return BinaryPrimitives.ReadDoubleBigEndian(Take(8));
    }

    private long ReadInt64()
    {
        int head = Take(1)[0];
        ulong zigzag = (ulong)(head & 31);
        if ((head & 32) != 0)
            zigzag |= (ulong)ReadVLong() << 5;
        long quotient = (long)(zigzag >> 1) ^ -(long)(zigzag & 1);
        long unit = (head >> 6) switch { 0 => 1, 1 => StoredValue.Second, 2 => StoredValue.Hour, _ => StoredValue.Day };
        return unchecked(quotient * unit);
    }

    private long ReadVLong()
    {
        ulong value = 0;
        for (int shift = 0; shift < 63; shift += 7)
        {
            byte b = Take(1)[0];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
                return (long)value;
        }
        throw Damaged("a number of more than 63 bits");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _document.Length - _at)
            throw Damaged($"{count} bytes wanted, {_document.Length - _at} left in the document");
        ReadOnlySpan<byte> taken = _document.Slice(_at, count);
        _at += count;
        return taken;
    }

    private readonly CorruptIndexException Damaged(string problem) => new(_fileName, -1, $"{problem} (byte {_at} of a decompressed document). The file is damaged; rebuild the index or restore a backup.");
}
