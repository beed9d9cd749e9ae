using System.Buffers.Binary;

namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>Memory of one buffer: blocks of 32 KiB, handed out in stretches that never cross a block, addressed by one integer.</summary>
/// <remarks>Not thread-safe. Holds at most 2 GiB; <see cref="UsedBytes"/> tells when to flush.</remarks>
internal sealed class BytePool(BlockRecycler recycler)
{
    /// <summary>Bytes of a block: the longest term and its length fit exactly.</summary>
    public const int BlockSize = 1 << BlockShift;

    private const int BlockShift = 15;
    private byte[][] _blocks = [];
    private int _blockCount;
    private int _next;
    private int _end;

    /// <summary>Memory held, in bytes.</summary>
    public long UsedBytes => (long)_blockCount << BlockShift;

    /// <summary>The block of an address.</summary>
    public byte[] Block(int address) => _blocks[address >> BlockShift];

    /// <summary>Place of an address in its block.</summary>
    public static int Offset(int address) => address & (BlockSize - 1);

    /// <summary>Reserves a stretch of up to <see cref="BlockSize"/> bytes and returns its address; its content is undefined.</summary>
    public int Allocate(int size)
    {
        if (_end - _next < size)
            NextBlock();
        int address = _next;
        _next += size;
        return address;
    }

    /// <summary>Stores a term as length and bytes, with room for more behind it; returns its address.</summary>
    /// <param name="term">At most <see cref="TermTable.MaxTermLength"/> bytes.</param>
    public int StoreTerm(ReadOnlySpan<byte> term)
    {
        int header = term.Length < 0x80 ? 1 : 2;
        int address = Allocate(header + term.Length);
        Span<byte> target = Block(address).AsSpan(Offset(address));
        if (header == 1)
            target[0] = (byte)term.Length;
        else
            BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)(term.Length | 0x8000));
        term.CopyTo(target[header..]);
        return address;
    }

    /// <summary>The term stored at an address.</summary>
    public ReadOnlySpan<byte> Term(int address)
    {
        ReadOnlySpan<byte> at = Block(address).AsSpan(Offset(address));
        int length = at[0];
        return length < 0x80 ? at.Slice(1, length) : at.Slice(2, (length & 0x7F) << 8 | at[1]);
    }

    /// <summary>Gives all memory back; nothing stored here may be read afterwards.</summary>
    public void Release()
    {
        recycler.Return(_blocks.AsSpan(0, _blockCount));
        _blocks = [];
        _blockCount = 0;
        _next = 0;
        _end = 0;
    }

    private void NextBlock()
    {
        if (_blockCount == _blocks.Length)
            Array.Resize(ref _blocks, Math.Max(16, _blocks.Length * 2));
        _blocks[_blockCount] = recycler.Take();
        _next = checked(_blockCount << BlockShift);
        _end = checked(_next + BlockSize);
        _blockCount++;
    }
}
