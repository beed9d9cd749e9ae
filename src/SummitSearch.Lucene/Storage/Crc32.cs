namespace SummitSearch.Lucene.Storage;

/// <summary>CRC-32 with the zlib polynomial (ISO 3309, reflected 0xEDB88320), eight bytes at a time ("slicing by 8").</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class Crc32
{
    private static readonly uint[] Tables = BuildTables();
    private uint _state = uint.MaxValue;

    /// <summary>Checksum of all bytes appended so far.</summary>
    public uint Value => ~_state;

    /// <summary>Checksum of one span.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes)
    {
        Crc32 crc = new();
        crc.Append(bytes);
        return crc.Value;
    }

    /// <summary>Takes more bytes into the checksum.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        uint state = _state;
        ReadOnlySpan<uint> t = Tables;
        while (bytes.Length >= 8)
        {
            uint low = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = t[(int)(1792 + (low & 0xFF))] ^ t[(int)(1536 + ((low >> 8) & 0xFF))]
                ^ t[(int)(1280 + ((low >> 16) & 0xFF))] ^ t[(int)(1024 + (low >> 24))]
                ^ t[(int)(768 + (high & 0xFF))] ^ t[(int)(512 + ((high >> 8) & 0xFF))]
                ^ t[(int)(256 + ((high >> 16) & 0xFF))] ^ t[(int)(high >> 24)];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
            state = t[(int)((state ^ b) & 0xFF)] ^ (state >> 8);
        _state = state;
    }

    private static uint[] BuildTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint c = i;
            for (int bit = 0; bit < 8; bit++)
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            tables[i] = c;
        }
        for (int i = 256; i < tables.Length; i++)
            tables[i] = tables[tables[i - 256] & 0xFF] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
