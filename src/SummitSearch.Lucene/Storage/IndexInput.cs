using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Text;

namespace SummitSearch.Lucene.Storage;

/// <summary>A cursor over the bytes of one file, or of one sub-file of a compound file. Every read is bounds-checked.</summary>
/// <remarks>Not thread-safe: <see cref="Clone"/> gives each thread its own position over the same memory, at no cost. The memory belongs to the
/// <see cref="MappedBytes"/> behind it and must not be read after that was disposed.</remarks>
/// <exception cref="CorruptIndexException">Any read past the end, or a value that its encoding does not allow; names file and offset.</exception>
internal sealed unsafe class IndexInput
{
    private readonly MappedBytes _owner;
    private readonly byte* _start;
    private readonly byte* _end;
    private byte* _at;

    /// <summary>A cursor at the first byte of <paramref name="bytes"/>.</summary>
    public IndexInput(string name, MappedBytes bytes)
        : this(name, bytes, bytes.Pointer, bytes.Length)
    {
    }

    private IndexInput(string name, MappedBytes owner, byte* start, long length)
    {
        Name = name;
        _owner = owner;
        _start = start;
        _end = start + length;
        _at = start;
    }

    /// <summary>File name, for messages.</summary>
    public string Name { get; }

    /// <summary>Length in bytes.</summary>
    public long Length => _end - _start;

    /// <summary>Offset of the next byte to read. Set it to seek.</summary>
    /// <exception cref="CorruptIndexException">Set to a place outside the file.</exception>
    public long Position
    {
        get => _at - _start;
        set
        {
            if ((ulong)value > (ulong)(_end - _start))
                throw OutOfBounds(value, 0);
            _at = _start + value;
        }
    }

    /// <summary>Bytes left after the position.</summary>
    public long Remaining => _end - _at;

    /// <summary>A second cursor over the same bytes, at the same position.</summary>
    public IndexInput Clone() => new(Name, _owner, _start, Length) { _at = _at };

    /// <summary>A cursor over a part of this file, with its own offsets from 0.</summary>
    public IndexInput Slice(string name, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw OutOfBounds(offset, length);
        return new IndexInput(name, _owner, _start + offset, length);
    }

    /// <summary>The bytes [offset, offset + length) without copying; valid while the file stays open.</summary>
    public ReadOnlySpan<byte> Span(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset > Length - length)
            throw OutOfBounds(offset, length);
        return new ReadOnlySpan<byte>(_start + offset, length);
    }

    /// <summary>The bytes from an offset on, without copying: at most <paramref name="maxLength"/>, fewer at the end of the file, for decoders that
    /// read a little past what they need.</summary>
    public ReadOnlySpan<byte> Window(long offset, int maxLength)
    {
        if ((ulong)offset > (ulong)Length)
            throw OutOfBounds(offset, 1);
        return new ReadOnlySpan<byte>(_start + offset, (int)Math.Min(maxLength, Length - offset));
    }

    /// <summary>The next bytes without copying; moves the position behind them.</summary>
    public ReadOnlySpan<byte> ReadSpan(int length)
    {
        if (length < 0 || length > _end - _at)
            throw OutOfBounds(Position, length);
        ReadOnlySpan<byte> span = new(_at, length);
        _at += length;
        return span;
    }

    /// <summary>Reads one byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if (_at >= _end)
            throw OutOfBounds(Position, 1);
        return *_at++;
    }

    /// <summary>Reads a big-endian 16-bit integer.</summary>
    public short ReadInt16() => BinaryPrimitives.ReadInt16BigEndian(ReadSpan(2));

    /// <summary>Reads a big-endian 32-bit integer.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(ReadSpan(4));

    /// <summary>Reads a big-endian 64-bit integer.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(ReadSpan(8));

    /// <summary>Reads a variable-length 32-bit pattern; the caller checks the sign.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadVInt()
    {
        byte* at = _at;
        if (at < _end && *at < 0x80)
        {
            _at = at + 1;
            return *at;
        }
        return ReadLongVInt();
    }

    /// <summary>Reads a variable-length non-negative count.</summary>
    /// <exception cref="CorruptIndexException">The value is negative as a signed integer or above <paramref name="max"/>.</exception>
    public int ReadCount(int max = int.MaxValue)
    {
        long before = Position;
        int value = ReadVInt();
        return (uint)value <= (uint)max ? value : throw new CorruptIndexException(Name, before, $"count {(uint)value} is above {max}.");
    }

    /// <summary>Reads a variable-length non-negative 64-bit value.</summary>
    public long ReadVLong()
    {
        long before = Position;
        long value = (long)ReadGroups(9);
        return value >= 0 ? value : throw new CorruptIndexException(Name, before, "a vLong is negative.");
    }

    /// <summary>Reads a zig-zag coded 32-bit value.</summary>
    public int ReadZInt()
    {
        uint raw = (uint)ReadVInt();
        return (int)(raw >> 1) ^ -(int)(raw & 1);
    }

    /// <summary>Reads a zig-zag coded 64-bit value (up to 10 bytes).</summary>
    public long ReadZLong()
    {
        ulong raw = ReadGroups(10);
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    /// <summary>Reads a length-prefixed UTF-8 string.</summary>
    public string ReadString() => Encoding.UTF8.GetString(ReadBlob());

    /// <summary>Reads a length, then that many bytes without copying.</summary>
    public ReadOnlySpan<byte> ReadBlob() => ReadSpan(ReadVInt());

    /// <summary>Reads count, then keys and values.</summary>
    public Dictionary<string, string> ReadMap()
    {
        int count = ReadCount();
        Dictionary<string, string> map = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
            map[ReadString()] = ReadString();
        return map;
    }

    /// <summary>Reads count, then strings.</summary>
    public HashSet<string> ReadSet()
    {
        int count = ReadCount();
        HashSet<string> set = new(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
            set.Add(ReadString());
        return set;
    }

    /// <summary>CRC-32 of the bytes [0, length), read in pieces so that a cancellation or a large file does no harm.</summary>
    public uint ComputeChecksum(long length)
    {
        Crc32 crc = new();
        for (long at = 0; at < length;)
        {
            int piece = (int)Math.Min(1 << 20, length - at);
            crc.Append(Span(at, piece));
            at += piece;
        }
        return crc.Value;
    }

    private int ReadLongVInt()
    {
        uint value = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte b = ReadByte();
            value |= (uint)(b & 0x7F) << shift;
            if (b < 0x80)
                return (int)value;
        }
        throw new CorruptIndexException(Name, Position, "a vInt is longer than 5 bytes.");
    }

    private ulong ReadGroups(int maxBytes)
    {
        ulong value = 0;
        for (int i = 0; i < maxBytes; i++)
        {
            byte b = ReadByte();
            value |= (ulong)(b & 0x7F) << (7 * i);
            if (b < 0x80)
                return value;
        }
        throw new CorruptIndexException(Name, Position, $"a variable-length integer is longer than {maxBytes} bytes.");
    }

    private CorruptIndexException OutOfBounds(long offset, long length) =>
        new(Name, offset, $"{length} bytes wanted, the file ends at {Length}. It is truncated or damaged; rebuild the index or restore a backup.");
}
