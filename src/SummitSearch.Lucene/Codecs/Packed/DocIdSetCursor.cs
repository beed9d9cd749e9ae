using System.Buffers.Binary;
using System.Numerics;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Walks over a set of documents that <see cref="DocIdSetWriter"/> wrote, and knows the rank of each in the set (FORMAT.md, "Document sets").</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class DocIdSetCursor : DocValuesCursor
{
    private enum Kind
    {
        Sparse,
        Dense,
        All,
    }

    private const int HeaderBytes = 4;
    private const int RankBytes = 256;
    private const int WordBytes = 8192;
    private const int JumpBytes = 8;

    private readonly IndexInput _area;
    private readonly long _jumpTable;
    private readonly int _jumpCount;
    private readonly bool _hasRanks;
    private readonly int _maxDoc;
    private long _nextHeader;
    private int _nextIndex;
    private int _block = -1;
    private Kind _kind;
    private int _cardinality;
    private long _dataStart;
    private int _baseIndex;
    private int _docId = -1;
    // Sparse: place in the list. Dense: the word of the current document and the members in the words before it.
    private int _place;
    private int _wordIndex;
    private int _before;

    /// <summary>Opens a set.</summary>
    /// <param name="data">Holds it.</param>
    /// <param name="set">Where it is.</param>
    /// <param name="count">How many documents it has.</param>
    /// <param name="maxDoc">All are below this number.</param>
    public DocIdSetCursor(IndexInput data, in DocIdSetLocation set, long count, int maxDoc)
    {
        _area = data.Slice(data.Name, set.Offset, set.Length);
        _jumpCount = set.JumpCount;
        _jumpTable = set.Length - (long)JumpBytes * set.JumpCount;
        if (_jumpTable < 0)
            throw new CorruptIndexException(data.Name, set.Offset, $"a jump table of {set.JumpCount} entries does not fit into {set.Length} bytes.");
        _hasRanks = set.RankPower != 0xFF;
        Cost = count;
        _maxDoc = maxDoc;
    }

    /// <inheritdoc/>
    public override int DocId => _docId;

    /// <summary>How many members of the set are below the current document.</summary>
    public int Index { get; private set; } = -1;

    /// <inheritdoc/>
    public override long Cost { get; }

    /// <inheritdoc/>
    public override int NextDoc() => Advance(_docId + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (target >= _maxDoc)
            return End();
        int block = target >>> 16;
        if (block > _block)
            LoadBlock(block);
        while (_block != DocIdCursor.NoMoreDocs >>> 16)
        {
            int low = block < _block ? 0 : target & 0xFFFF;
            if (AdvanceInBlock(low, out int found))
                return _docId = _block << 16 | found;
            LoadBlock(_block + 1);
        }
        return End();
    }

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId)
    {
        int block = docId >>> 16;
        if (block > _block)
            LoadBlock(block);
        if (block != _block || docId >= _maxDoc || !TestInBlock(docId & 0xFFFF))
            return false;
        _docId = docId;
        return true;
    }

    /// <summary>The ranks of many documents, -1 for each that is no member.</summary>
    /// <param name="docIds">Documents, ascending, all above the current one.</param>
    /// <param name="indexes">Takes one rank for each document.</param>
    public void IndexesOf(ReadOnlySpan<int> docIds, Span<int> indexes)
    {
        int wordOf = -1;
        ulong word = 0;
        for (int i = 0; i < docIds.Length; i++)
        {
            int docId = docIds[i];
            if (docId >>> 6 != wordOf)
            {
                indexes[i] = AdvanceExact(docId) ? Index : -1;
                bool isDense = docId >>> 16 == _block && _kind == Kind.Dense;
                wordOf = isDense ? docId >>> 6 : -1;
                word = isDense ? Word(_wordIndex) : 0;
                continue;
            }
            // Another one of the word that was read for the one before.
            bool isMember = (word >> docId & 1) != 0;
            indexes[i] = isMember ? _baseIndex + _before + BitOperations.PopCount(word & ~(ulong.MaxValue << docId)) : -1;
        }
    }

    private int End()
    {
        Index = (int)Math.Min(int.MaxValue, Cost);
        return _docId = NoMoreDocs;
    }

    private bool AdvanceInBlock(int low, out int found) => _kind switch
    {
        Kind.Sparse => AdvanceSparse(low, out found),
        Kind.Dense => AdvanceDense(low, out found),
        _ => AdvanceAll(low, out found),
    };

    private bool TestInBlock(int low)
    {
        switch (_kind)
        {
            case Kind.Sparse:
                return TestSparse(low);
            case Kind.Dense:
                MoveToWord(low >> 6);
                ulong word = Word(_wordIndex);
                Index = _baseIndex + _before + BitOperations.PopCount(word & ~(ulong.MaxValue << low));
                return (word >> low & 1) != 0;
            default:
                Index = _baseIndex + low;
                return true;
        }
    }

    private bool AdvanceAll(int low, out int found)
    {
        found = low;
        Index = _baseIndex + low;
        return true;
    }

    private bool AdvanceSparse(int low, out int found)
    {
        ReadOnlySpan<byte> list = _area.Span(_dataStart, _cardinality * 2);
        _place = FindSparse(list, low);
        found = _place < _cardinality ? BinaryPrimitives.ReadUInt16BigEndian(list[(_place * 2)..]) : 0;
        if (_place == _cardinality)
            return false;
        if ((_block << 16 | found) >= _maxDoc || found < low)
            throw Damaged("a document of the set is out of order or out of range");
        Index = _baseIndex + _place;
        return true;
    }

    private bool TestSparse(int low)
    {
        ReadOnlySpan<byte> list = _area.Span(_dataStart, _cardinality * 2);
        _place = FindSparse(list, low);
        Index = _baseIndex + _place;
        return _place < _cardinality && BinaryPrimitives.ReadUInt16BigEndian(list[(_place * 2)..]) == low;
    }

    /// <summary>First place at or behind the current one whose document is at or above <paramref name="low"/>.</summary>
    private int FindSparse(ReadOnlySpan<byte> list, int low)
    {
        int from = _place;
        // Steps of one are the common case; longer ones double until they pass the target.
        int step = 1;
        int to = from;
        while (to < _cardinality && BinaryPrimitives.ReadUInt16BigEndian(list[(to * 2)..]) < low)
        {
            from = to + 1;
            to += step;
            step <<= 1;
        }
        to = Math.Min(to, _cardinality);
        while (from < to)
        {
            int middle = (from + to) >>> 1;
            if (BinaryPrimitives.ReadUInt16BigEndian(list[(middle * 2)..]) < low)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private bool AdvanceDense(int low, out int found)
    {
        MoveToWord(low >> 6);
        ulong word = Word(_wordIndex) & (ulong.MaxValue << low);
        while (word == 0)
        {
            _before += BitOperations.PopCount(Word(_wordIndex));
            if (++_wordIndex == BlockWords)
            {
                found = 0;
                return false;
            }
            word = Word(_wordIndex);
        }
        int bit = BitOperations.TrailingZeroCount(word);
        found = (_wordIndex << 6) + bit;
        Index = _baseIndex + _before + BitOperations.PopCount(Word(_wordIndex) & ~(ulong.MaxValue << bit));
        return true;
    }

    private const int BlockWords = DocIdSetWriter.BlockSize / 64;

    private void MoveToWord(int wordIndex)
    {
        int rankBlock = wordIndex >> (DocIdSetWriter.RankPower - 6);
        if (_hasRanks && rankBlock > _wordIndex >> (DocIdSetWriter.RankPower - 6))
        {
            _before = BinaryPrimitives.ReadUInt16BigEndian(_area.Span(_dataStart - RankBytes + 2 * rankBlock, 2));
            _wordIndex = rankBlock << (DocIdSetWriter.RankPower - 6);
        }
        while (_wordIndex < wordIndex)
            _before += BitOperations.PopCount(Word(_wordIndex++));
    }

    private ulong Word(int index) => BinaryPrimitives.ReadUInt64BigEndian(_area.Span(_dataStart + 8 * index, 8));

    /// <summary>Loads the first block at or above <paramref name="block"/>.</summary>
    private void LoadBlock(int block)
    {
        if (block > _block + 1 && _jumpCount > 0)
            Jump(block);
        do
        {
            ReadHeader();
        }
        while (_block < block);
    }

    private void Jump(int block)
    {
        int entry = Math.Min(block, _jumpCount - 1);
        ReadOnlySpan<byte> jump = _area.Span(_jumpTable + (long)JumpBytes * entry, JumpBytes);
        int offset = BinaryPrimitives.ReadInt32BigEndian(jump[4..]);
        if (offset < _nextHeader)
            return;
        _nextIndex = BinaryPrimitives.ReadInt32BigEndian(jump);
        _nextHeader = offset;
    }

    private void ReadHeader()
    {
        ReadOnlySpan<byte> header = _area.Span(_nextHeader, HeaderBytes);
        int block = BinaryPrimitives.ReadUInt16BigEndian(header);
        if (block <= _block)
            throw Damaged("blocks of a document set do not ascend");
        _block = block;
        _cardinality = BinaryPrimitives.ReadUInt16BigEndian(header[2..]) + 1;
        _baseIndex = _nextIndex;
        _nextIndex += _cardinality;
        _kind = _cardinality < DocIdSetWriter.DenseFrom ? Kind.Sparse : _cardinality < DocIdSetWriter.BlockSize ? Kind.Dense : Kind.All;
        _dataStart = _nextHeader + HeaderBytes + (_kind == Kind.Dense && _hasRanks ? RankBytes : 0);
        _nextHeader = _dataStart + (_kind switch { Kind.Sparse => 2 * _cardinality, Kind.Dense => WordBytes, _ => 0 });
        _place = 0;
        _wordIndex = 0;
        _before = 0;
        CheckLastMember();
    }

    private void CheckLastMember()
    {
        if (_block == NoMoreDocs >>> 16 || _kind == Kind.Sparse)
            return;
        int last = BlockWords - 1;
        while (_kind == Kind.Dense && last > 0 && Word(last) == 0)
            last--;
        int lowest = _kind == Kind.All ? DocIdSetWriter.BlockSize - 1 : (last << 6) + 63 - BitOperations.LeadingZeroCount(Word(last) | 1);
        if (((long)_block << 16 | (uint)lowest) >= _maxDoc)
            throw Damaged("a document of the set is out of range");
    }

    private CorruptIndexException Damaged(string problem) => new(_area.Name, -1, $"{problem} (block {_block} of a set below {_maxDoc}).");
}
