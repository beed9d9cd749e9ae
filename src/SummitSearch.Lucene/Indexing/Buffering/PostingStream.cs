using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The postings of a term while they are in memory: variable-length integers in a chain of slices that grow.</summary>
/// <remarks>
/// One stream a term, so that an occurrence touches one place in memory. Odd codes start a document: gap &lt;&lt; 1 | 1, then, where positions are kept,
/// the first position. Even codes are further occurrences in the same document: position gap &lt;&lt; 1. Where offsets are kept, start gap and length follow
/// each position. Frequencies are not written: they are the number of codes of a document.
/// </remarks>
internal static class PostingStream
{
    /// <summary>Longest form of a variable-length integer.</summary>
    public const int MaxVIntLength = 5;

    private const int LinkSize = sizeof(int);

    // Most terms occur once or twice, so slices start small; frequent terms soon read and write long ones.
    private static ReadOnlySpan<short> SliceSizes => [7, 12, 20, 32, 48, 72, 112, 168, 256, 384, 512, 768, 1024];

    /// <summary>Opens the first slice of a new term.</summary>
    public static void Start(BytePool pool, ref TermState term)
    {
        int size = SliceSize(0);
        term.Start = pool.Allocate(size + LinkSize);
        term.Write = term.Start;
        term.End = term.Start + size;
        term.Level = 0;
        term.LastDoc = -1;
    }

    /// <summary>Appends one integer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Append(BytePool pool, ref TermState term, uint value)
    {
        if (term.End - term.Write < MaxVIntLength)
        {
            AppendAcross(pool, ref term, value);
            return;
        }
        byte[] block = pool.Block(term.Write);
        int at = BytePool.Offset(term.Write);
        int start = at;
        while (value >= 0x80)
        {
            block[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        block[at++] = (byte)value;
        term.Write += at - start;
    }

    /// <summary>Copies the whole stream of a term into one array, grown as needed, and returns its length.</summary>
    public static int Gather(BytePool pool, in TermState term, ref byte[] target)
    {
        int length = 0;
        int address = term.Start;
        for (int level = 0; ; level++)
        {
            bool last = level == term.Level;
            int size = last ? term.Write - address : SliceSize(level);
            if (target.Length < length + size)
                Array.Resize(ref target, Math.Max(length + size, target.Length * 2));
            ReadOnlySpan<byte> slice = pool.Block(address).AsSpan(BytePool.Offset(address));
            slice[..size].CopyTo(target.AsSpan(length));
            length += size;
            if (last)
                return length;
            address = BinaryPrimitives.ReadInt32LittleEndian(slice[size..]);
        }
    }

    /// <summary>Reads one integer and moves on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Read(ReadOnlySpan<byte> stream, ref int at)
    {
        uint b = stream[at++];
        if (b < 0x80)
            return b;
        uint value = b & 0x7F;
        for (int shift = 7; ; shift += 7)
        {
            b = stream[at++];
            value |= (b & 0x7F) << shift;
            if (b < 0x80)
                return value;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void AppendAcross(BytePool pool, ref TermState term, uint value)
    {
        while (value >= 0x80)
        {
            AppendByte(pool, ref term, (byte)(value | 0x80));
            value >>= 7;
        }
        AppendByte(pool, ref term, (byte)value);
    }

    private static void AppendByte(BytePool pool, ref TermState term, byte value)
    {
        if (term.Write == term.End)
            NextSlice(pool, ref term);
        pool.Block(term.Write)[BytePool.Offset(term.Write)] = value;
        term.Write++;
    }

    private static void NextSlice(BytePool pool, ref TermState term)
    {
        int size = SliceSize(++term.Level);
        int address = pool.Allocate(size + LinkSize);
        BinaryPrimitives.WriteInt32LittleEndian(pool.Block(term.End).AsSpan(BytePool.Offset(term.End)), address);
        term.Write = address;
        term.End = address + size;
    }

    private static int SliceSize(int level) => SliceSizes[Math.Min(level, SliceSizes.Length - 1)];
}
