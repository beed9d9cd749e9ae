using System.Numerics;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>Random access to the positions of one term: where each block of documents starts among its blocks of positions.</summary>
/// <remarks>Thread-safe once <see cref="Set"/> was called for every block. Reads single gaps straight from packed blocks, as a document has few occurrences.</remarks>
internal sealed class BlockPositions
{
    private const int BlockSize = ForLayout.BlockSize;
    private readonly IndexInput _pos;
    private readonly bool _hasOffsets;
    private readonly bool _hasPayloads;
    private readonly long _tailPointer;
    private readonly long[] _pointers;
    private readonly byte[] _before;

    /// <summary>Positions of a term with <paramref name="skipEntries"/> full blocks of documents that others follow.</summary>
    public BlockPositions(PostingsFiles files, FieldInfo field, in TermEntry term, int skipEntries)
    {
        _pos = files.Pos!;
        if (term.TotalTermFreq / (BlockSize / 2) > _pos.Length)
            throw new CorruptIndexException(_pos.Name, term.PositionPointer, $"a term has {term.TotalTermFreq} occurrences in a file of {_pos.Length} bytes.");
        _hasOffsets = field.HasOffsets;
        _hasPayloads = field.HasPayloads;
        _tailPointer = term.TotalTermFreq % BlockSize == 0 ? long.MaxValue : term.PositionPointer + Math.Max(0, term.LastPositionBlockOffset);
        _pointers = new long[skipEntries + 1];
        _before = new byte[skipEntries + 1];
        _pointers[0] = term.PositionPointer;
    }

    /// <summary>Notes where the positions of a block of documents start.</summary>
    public void Set(int block, in SkipPoint point)
    {
        _pointers[block] = point.PositionPointer;
        _before[block] = (byte)point.PositionsBefore;
    }

    /// <summary>Reads the positions of one document.</summary>
    /// <param name="block">Block of documents.</param>
    /// <param name="freqsBefore">Frequencies of the earlier documents of the block.</param>
    /// <param name="positions">As many places as the document has occurrences.</param>
    public void Read(int block, ReadOnlySpan<int> freqsBefore, Span<int> positions)
    {
        long occurrence = _before[block] + Sum(freqsBefore), pointer = _pointers[block];
        while (occurrence >= BlockSize && pointer != _tailPointer)
        {
            pointer = PforBlock.Skip(_pos, pointer);
            occurrence -= BlockSize;
        }
        int position = 0, i = 0;
        while (i < positions.Length && pointer != _tailPointer)
        {
            int end = (int)Math.Min(positions.Length, i + BlockSize - occurrence);
            for (; i < end; i++)
                positions[i] = position += PforBlock.ValueAt(_pos, pointer, (int)occurrence++);
            if (i == positions.Length)
                return;
            pointer = PforBlock.Skip(_pos, pointer);
            occurrence = 0;
        }
        if (i < positions.Length)
            ReadTail(occurrence, position, positions[i..]);
    }

    private void ReadTail(long skip, int position, Span<int> positions)
    {
        IndexInput pos = _pos.Clone();
        pos.Position = _tailPointer;
        int payloadLength = 0;
        for (; skip > 0; skip--)
            ReadGap(pos, ref payloadLength);
        foreach (ref int place in positions)
            place = position += ReadGap(pos, ref payloadLength);
    }

    private int ReadGap(IndexInput pos, ref int payloadLength)
    {
        int gap = pos.ReadVInt();
        if (_hasPayloads)
        {
            if ((gap & 1) != 0)
                payloadLength = pos.ReadCount();
            gap >>>= 1;
            pos.ReadSpan(payloadLength);
        }
        if (_hasOffsets && (pos.ReadVInt() & 1) != 0)
            pos.ReadVInt();
        return gap;
    }

    private static long Sum(ReadOnlySpan<int> freqs)
    {
        int i = 0;
        Vector<int> sums = default;
        for (; i + Vector<int>.Count <= freqs.Length; i += Vector<int>.Count)
            sums += new Vector<int>(freqs[i..]);
        long sum = (uint)Vector.Sum(sums);
        for (; i < freqs.Length; i++)
            sum += freqs[i];
        return sum;
    }
}
