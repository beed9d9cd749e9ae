using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace SummitSearch.Lucene.Storage;

/// <summary>Sequential writer of the primitive encodings of the format (FORMAT.md, "Primitives"): big-endian integers, variable-length integers, strings.</summary>
/// <remarks>Not thread-safe. Writes go to <see cref="Buffer"/>; a subclass decides what a full buffer means.</remarks>
internal abstract class DataOutput
{
    /// <summary>Bytes not yet handed on; the first <see cref="Count"/> are valid.</summary>
    protected byte[] Buffer;

    /// <summary>Number of valid bytes in <see cref="Buffer"/>.</summary>
    protected int Count;

    /// <summary>Creates the writer with its first buffer.</summary>
    protected DataOutput(byte[] buffer) => Buffer = buffer;

    /// <summary>Makes room for at least <paramref name="needed"/> more bytes (at most 16), by growing the buffer or handing it on.</summary>
    protected abstract void MakeRoom(int needed);

    /// <summary>Writes raw bytes.</summary>
    public abstract void WriteBytes(ReadOnlySpan<byte> bytes);

    /// <summary>Writes one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteByte(byte value)
    {
        if (Count == Buffer.Length)
            MakeRoom(1);
        Buffer[Count++] = value;
    }

    /// <summary>Writes a big-endian 16-bit integer.</summary>
    public void WriteInt16(short value)
    {
        Reserve(2);
        BinaryPrimitives.WriteInt16BigEndian(Buffer.AsSpan(Count), value);
        Count += 2;
    }

    /// <summary>Writes a big-endian 32-bit integer.</summary>
    public void WriteInt32(int value)
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32BigEndian(Buffer.AsSpan(Count), value);
        Count += 4;
    }

    /// <summary>Writes a big-endian 64-bit integer.</summary>
    public void WriteInt64(long value)
    {
        Reserve(8);
        BinaryPrimitives.WriteInt64BigEndian(Buffer.AsSpan(Count), value);
        Count += 8;
    }

    /// <summary>Writes a 32-bit pattern in 1 to 5 bytes, seven bits each, low group first.</summary>
    public void WriteVInt(int value)
    {
        Reserve(5);
        uint rest = (uint)value;
        byte[] buffer = Buffer;
        int at = Count;
        while (rest >= 0x80)
        {
            buffer[at++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        buffer[at++] = (byte)rest;
        Count = at;
    }

    /// <summary>Writes a non-negative 64-bit value in 1 to 9 bytes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public void WriteVLong(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        WriteGroups((ulong)value);
    }

    /// <summary>Writes a signed 32-bit value by zig-zag, then as <see cref="WriteVInt"/>.</summary>
    public void WriteZInt(int value) => WriteVInt((value << 1) ^ (value >> 31));

    /// <summary>Writes a signed 64-bit value by zig-zag in 1 to 10 bytes.</summary>
    public void WriteZLong(long value) => WriteGroups((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes length and UTF-8 bytes; lone surrogates become U+FFFD.</summary>
    public void WriteString(string value) => WriteBlob(Encoding.UTF8.GetBytes(value));

    /// <summary>Writes the length as vInt, then the bytes.</summary>
    public void WriteBlob(ReadOnlySpan<byte> bytes)
    {
        WriteVInt(bytes.Length);
        WriteBytes(bytes);
    }

    /// <summary>Writes count, then key and value strings.</summary>
    public void WriteMap(IReadOnlyDictionary<string, string> map)
    {
        WriteVInt(map.Count);
        foreach ((string key, string value) in map.OrderBy(static e => e.Key, StringComparer.Ordinal))
        {
            WriteString(key);
            WriteString(value);
        }
    }

    /// <summary>Writes count, then the strings.</summary>
    public void WriteSet(IReadOnlyCollection<string> set)
    {
        WriteVInt(set.Count);
        foreach (string value in set.Order(StringComparer.Ordinal))
            WriteString(value);
    }

    private void WriteGroups(ulong rest)
    {
        Reserve(10);
        while (rest >= 0x80)
        {
            Buffer[Count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }
        Buffer[Count++] = (byte)rest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Reserve(int needed)
    {
        if (Buffer.Length - Count < needed)
            MakeRoom(needed);
    }
}
