using System.Numerics;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Writes a set of documents in blocks of 65,536 numbers, each sparse, dense or full, with a jump table (FORMAT.md, "Document sets").</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class DocIdSetWriter
{
    /// <summary>Documents a rank, as a power of two.</summary>
    public const int RankPower = 9;

    /// <summary>Fewer documents than this are listed one by one; more are bits.</summary>
    public const int DenseFrom = 4096;

    /// <summary>Numbers a block.</summary>
    public const int BlockSize = 1 << 16;

    private readonly IndexOutput _output;
    private readonly long _start;
    private readonly ulong[] _words = new ulong[BlockSize / 64];
    private readonly List<(int Index, int Offset)> _jumps = [];
    private int _block = -1;
    private int _inBlock;
    private int _written;

    private DocIdSetWriter(IndexOutput output)
    {
        _output = output;
        _start = output.FilePointer;
    }

    /// <summary>Writes all documents of a cursor and returns the number of entries of the jump table.</summary>
    public static short Write(IndexOutput output, DocIdCursor documents)
    {
        DocIdSetWriter writer = new(output);
        for (int docId = documents.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = documents.NextDoc())
            writer.Add(docId);
        return writer.Finish();
    }

    private void Add(int docId)
    {
        int block = docId >>> 16;
        if (block != _block)
        {
            FlushBlock();
            _block = block;
        }
        int low = docId & 0xFFFF;
        _words[low >> 6] |= 1UL << low;
        _inBlock++;
    }

    private short Finish()
    {
        FlushBlock();
        _block = DocIdCursor.NoMoreDocs >>> 16;
        NoteJump(_jumps.Count);
        _output.WriteInt16((short)_block);
        _output.WriteInt16(0);
        _output.WriteInt16(-1);
        // A single block is found without a table.
        if (_jumps.Count == 2)
            return 0;
        foreach ((int index, int offset) in _jumps)
        {
            _output.WriteInt32(index);
            _output.WriteInt32(offset);
        }
        return (short)_jumps.Count;
    }

    private void FlushBlock()
    {
        if (_inBlock == 0)
            return;
        NoteJump(_block);
        _output.WriteInt16((short)_block);
        _output.WriteInt16((short)(_inBlock - 1));
        if (_inBlock < DenseFrom)
            WriteSparse();
        else if (_inBlock < BlockSize)
            WriteDense();
        Array.Clear(_words);
        _written += _inBlock;
        _inBlock = 0;
    }

    private void NoteJump(int block)
    {
        (int, int) here = (_written, checked((int)(_output.FilePointer - _start)));
        // Numbers without a block of their own lead to the next one.
        while (_jumps.Count <= block)
            _jumps.Add(here);
    }

    private void WriteSparse()
    {
        for (int i = 0; i < _words.Length; i++)
        {
            for (ulong word = _words[i]; word != 0; word &= word - 1)
                _output.WriteInt16((short)((i << 6) + BitOperations.TrailingZeroCount(word)));
        }
    }

    private void WriteDense()
    {
        int rank = 0;
        for (int i = 0; i < _words.Length; i++)
        {
            if ((i & 7) == 0)
                _output.WriteInt16((short)rank);
            rank += BitOperations.PopCount(_words[i]);
        }
        foreach (ulong word in _words)
            _output.WriteInt64((long)word);
    }
}
