using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace SummitSearch.Lucene.Storage;

/// <summary>CRC-32 with the zlib polynomial (ISO 3309, reflected 0xEDB88320): by carry-less multiplication where the processor has it,
/// else eight bytes at a time by table ("slicing by 8").</summary>
/// <remarks>Not thread-safe. Folding after Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ" (Intel, 2009).</remarks>
internal sealed class Crc32
{
    private const int FoldWidth = 64;
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
        if (Pclmulqdq.IsSupported && bytes.Length >= 2 * FoldWidth)
        {
            int folded = bytes.Length & ~(FoldWidth - 1);
            _state = Fold(_state, bytes[..folded]);
            bytes = bytes[folded..];
        }
        _state = Slice(_state, bytes);
    }

    /// <summary>The table form of <see cref="Append"/>: the slow twin that tests compare with.</summary>
    internal static uint Slice(uint state, ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<uint> t = Tables;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = t[(int)(1792 + (low & 0xFF))] ^ t[(int)(1536 + ((low >> 8) & 0xFF))]
                ^ t[(int)(1280 + ((low >> 16) & 0xFF))] ^ t[(int)(1024 + (low >> 24))]
                ^ t[(int)(768 + (high & 0xFF))] ^ t[(int)(512 + ((high >> 8) & 0xFF))]
                ^ t[(int)(256 + ((high >> 16) & 0xFF))] ^ t[(int)(high >> 24)];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
            state = t[(int)((state ^ b) & 0xFF)] ^ (state >> 8);
        return state;
    }

    /// <summary>Folds whole 64-byte stretches into 16 bytes that leave the same remainder, and divides those by table.</summary>
    private static uint Fold(uint state, ReadOnlySpan<byte> bytes)
    {
        // Powers of x modulo the polynomial, reflected: what a 128-bit lane is multiplied with to move it 64 and 16 bytes on.
        Vector128<ulong> by64 = Vector128.Create(0x154442BD4UL, 0x1C6E41596UL);
        Vector128<ulong> by16 = Vector128.Create(0x1751997D0UL, 0x0CCAA009EUL);
        ReadOnlySpan<Vector128<ulong>> lanes = MemoryMarshal.Cast<byte, Vector128<ulong>>(bytes);
        Vector128<ulong> a = lanes[0] ^ Vector128.CreateScalar((ulong)state);
        Vector128<ulong> b = lanes[1];
        Vector128<ulong> c = lanes[2];
        Vector128<ulong> d = lanes[3];
        for (lanes = lanes[4..]; lanes.Length >= 4; lanes = lanes[4..])
        {
            a = Multiply(a, by64) ^ lanes[0];
            b = Multiply(b, by64) ^ lanes[1];
            c = Multiply(c, by64) ^ lanes[2];
            d = Multiply(d, by64) ^ lanes[3];
        }
        b ^= Multiply(a, by16);
        c ^= Multiply(b, by16);
        d ^= Multiply(c, by16);
        Span<byte> rest = stackalloc byte[16];
        d.AsByte().CopyTo(rest);
        return Slice(0, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ulong> Multiply(Vector128<ulong> lane, Vector128<ulong> power)
        => Pclmulqdq.CarrylessMultiply(lane, power, 0x00) ^ Pclmulqdq.CarrylessMultiply(lane, power, 0x11);

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
