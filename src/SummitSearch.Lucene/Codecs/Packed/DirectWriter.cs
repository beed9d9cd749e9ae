using System.Numerics;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Writes a sequence of integers of one bit width, most significant bit first (FORMAT.md, "Number blocks").</summary>
/// <remarks>Not thread-safe. <see cref="Finish"/> adds the last bits and the padding that lets readers read whole words.</remarks>
internal struct DirectWriter
{
    /// <summary>Zero bytes behind the last value.</summary>
    public const int PaddingBytes = 3;

    private static ReadOnlySpan<byte> Widths => [1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64];

    private readonly DataOutput _output;
    private readonly int _bits;
    private ulong _word;
    private int _free;

    /// <summary>Starts a sequence.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="bits">A width that <see cref="BitsRequired"/> returns.</param>
    public DirectWriter(DataOutput output, int bits)
    {
        if (!IsWidth(bits))
            throw new ArgumentOutOfRangeException(nameof(bits), bits, "No width of the format.");
        _output = output;
        _bits = bits;
        _free = 64;
    }

    /// <summary>The least width of the format that holds <paramref name="max"/>.</summary>
    public static int BitsRequired(ulong max)
    {
        int exact = 64 - BitOperations.LeadingZeroCount(max | 1);
        foreach (byte width in Widths)
        {
            if (width >= exact)
                return width;
        }
        return 64;
    }

    /// <summary>True for the widths that the format knows.</summary>
    public static bool IsWidth(int bits)
    {
        // No search in the span: its vector code would have to be compiled before a new process opens its first index.
        foreach (byte width in Widths)
        {
            if (width == bits)
                return true;
        }
        return false;
    }

    /// <summary>Bytes that <paramref name="count"/> values take, padding included.</summary>
    /// <remarks>Of every 8 values the bits are whole bytes, so that no product grows beyond the number of bytes.</remarks>
    public static long ByteLength(long count, int bits) => (count >> 3) * bits + ((count & 7) * bits + 7 >> 3) + PaddingBytes;

    /// <summary>Appends a value; its bits above the width must be 0.</summary>
    public void Add(ulong value)
    {
        if (_bits <= _free)
        {
            _free -= _bits;
            _word |= value << _free;
            if (_free == 0)
                EmitWord(0, 64);
            return;
        }
        int rest = _bits - _free;
        _word |= value >> rest;
        EmitWord(value << (64 - rest), 64 - rest);
    }

    /// <summary>Ends the sequence.</summary>
    public readonly void Finish()
    {
        int used = (64 - _free + 7) / 8;
        for (int i = 0; i < used; i++)
            _output.WriteByte((byte)(_word >> (56 - 8 * i)));
        for (int i = 0; i < PaddingBytes; i++)
            _output.WriteByte(0);
    }

    private void EmitWord(ulong next, int free)
    {
        _output.WriteInt64((long)_word);
        _word = next;
        _free = free;
    }
}
