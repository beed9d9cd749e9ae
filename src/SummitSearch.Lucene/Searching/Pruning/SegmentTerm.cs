using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>One scoring term of a search in one segment.</summary>
/// <remarks>Not thread-safe: it keeps the block decoded last.</remarks>
internal sealed class SegmentTerm
{
    private readonly LeafScore _leaf;
    private readonly NormBytes _norms;
    private readonly FieldStatistics _field;
    private int[] _docs = [];
    private int[] _freqs = [];
    private int _freqsOf = -1;
    private int _count;
    private int _index;

    /// <summary>Joins what is known of a term.</summary>
    public SegmentTerm(TermTables tables, LeafScore leaf, FieldStatistics field, NormBytes norms, bool isRequired)
    {
        Tables = tables;
        Blocks = tables.Blocks;
        IsRequired = isRequired;
        _leaf = leaf;
        _norms = norms;
        _field = field;
    }

    /// <summary>The term's tables.</summary>
    public TermTables Tables { get; }

    /// <summary>The postings by block.</summary>
    public TermBlocks Blocks { get; }

    /// <summary>True where every match must have the term.</summary>
    public bool IsRequired { get; }

    /// <summary>Documents of the segment that hold the term.</summary>
    public int DocFreq => Tables.Entry.DocFreq;

    /// <summary>How documents are scored.</summary>
    public LeafScore Leaf => _leaf;

    /// <summary>Lengths of the documents.</summary>
    public NormBytes Norms => _norms;

    /// <summary>Shares by frequency and length.</summary>
    public ShareTable Shares => _field.Shares;

    /// <summary>The table laid out by document, once <see cref="TryHeat"/> found or built it.</summary>
    public HotTable? Hot { get; private set; }

    /// <summary>Where the term stands in each of its documents, once <see cref="LoadMarks"/> found or built it.</summary>
    public PositionMarks? Marks { get; private set; }

    /// <summary>Block maxima, once <see cref="LoadMaxima"/> ran.</summary>
    public BlockMaxima? Maxima { get; private set; }

    /// <summary>What shares of <see cref="Hot"/> are multiplied with to bound scores.</summary>
    public float HotWeight { get; private set; }

    /// <summary>What shares of <see cref="Maxima"/> are multiplied with to bound scores.</summary>
    public float MaximaWeight { get; private set; }

    /// <summary>Current block of the walk, -1 before the first.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>Document the walk stands on; -1 before the first, <see cref="DocIdCursor.NoMoreDocs"/> behind the last.</summary>
    public int DocId { get; private set; } = -1;

    /// <summary>Documents of the current block.</summary>
    public ReadOnlySpan<int> BlockDocs => _docs.AsSpan(0, _count);

    /// <summary>Finds or builds the table by document; false for rarer terms and where the budget does not allow it.</summary>
    public bool TryHeat(SideTables budget)
    {
        Hot = Tables.HotFor(_field, _norms, budget);
        if (Hot is null)
            return false;
        HotWeight = BoundWeightOf(Hot.Inverse);
        return true;
    }

    /// <summary>Finds or builds the marks of positions, if they pay.</summary>
    public void LoadMarks(SideTables budget) => Marks = Tables.MarksFor(budget);

    /// <summary>Finds or builds the block maxima.</summary>
    public BlockMaxima LoadMaxima()
    {
        Maxima = Tables.MaximaFor(_field, _norms);
        MaximaWeight = BoundWeightOf(Maxima.Inverse);
        return Maxima;
    }

    /// <summary>The shares of all postings, if they are kept.</summary>
    public PostingShares? FindShares() => Tables.FindShares(_field);

    /// <summary>Finds the shares of all postings, or computes them to be kept; null for terms with few postings and where the budget does not allow it.</summary>
    public PostingShares? LoadShares(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, SideTables budget) => Tables.SharesFor(docs, freqs, _field, _norms, budget);

    /// <summary>What shares computed with some inverses are multiplied with to bound scores.</summary>
    public float BoundWeightOf(float[] inverse) => _leaf.Weight * _field.BoundFactor(inverse);

    /// <summary>Score of a posting.</summary>
    /// <param name="docId">Its document.</param>
    /// <param name="posting">Its number among the term's postings.</param>
    public float ScoreOf(int docId, int posting) => _leaf.Of(FreqOf(posting), _norms[docId]);

    /// <summary>Frequency of a posting, read alone.</summary>
    public int FreqOf(int posting) => Hot is { } hot && hot.FreqOf(posting) is >= 0 and int freq ? freq : Blocks.FreqAt(posting / PostingsCursor.BlockSize, posting % PostingsCursor.BlockSize);

    /// <summary>Score of the document the walk stands on.</summary>
    public float ScoreHere() => _leaf.Of(FreqHere(), _norms[DocId]);

    /// <summary>Frequency in the document the walk stands on.</summary>
    public int FreqHere() => FreqsOfBlock(Block)[_index];

    /// <summary>Which posting the walk stands on.</summary>
    public int PostingHere => (Block * PostingsCursor.BlockSize) + _index;

    /// <summary>The frequencies of a block, decoded unless they were the last ones decoded.</summary>
    public ReadOnlySpan<int> FreqsOfBlock(int block)
    {
        if (_freqsOf != block)
        {
            if (_freqs.Length == 0)
                _freqs = NewBlock(0);
            Blocks.DecodeFreqs(block, _freqs);
            _freqsOf = block;
        }
        return _freqs;
    }

    /// <summary>Positions of a posting's document.</summary>
    public int ReadPositions(int posting, ref int[] positions)
    {
        int block = posting / PostingsCursor.BlockSize;
        return Blocks.ReadPositions(block, posting % PostingsCursor.BlockSize, FreqsOfBlock(block), ref positions);
    }

    /// <summary>Documents of the current block from the current one on.</summary>
    public ReadOnlySpan<int> RestOfBlock => _docs.AsSpan(_index, _count - _index);

    /// <summary>Their frequencies.</summary>
    public ReadOnlySpan<int> RestOfFreqs => FreqsOfBlock(Block).Slice(_index, _count - _index);

    /// <summary>Moves the walk some documents on within the block, and returns the document there.</summary>
    public int Skip(int documents)
    {
        MoveTo(_index + documents);
        return DocId;
    }

    /// <summary>Moves the walk to a block; its first document becomes current.</summary>
    public void Load(int block)
    {
        if (_docs.Length == 0)
            _docs = NewBlock(Vector512<int>.Count);
        Block = block;
        _count = Blocks.DecodeDocs(block, _docs);
        _index = 0;
        DocId = _docs[0];
    }

    /// <summary>Moves the walk within its block.</summary>
    public void MoveTo(int index)
    {
        _index = index;
        DocId = _docs[index];
    }

    /// <summary>Moves the walk forward to the first document at or above a target, and returns it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int SeekTo(int target) => DocId >= target ? DocId : Seek(target);

    // A fuzzy search holds hundreds of terms of few documents.
    private int[] NewBlock(int padding) => new int[Math.Min(PostingsCursor.BlockSize, DocFreq) + padding];

    private int Seek(int target)
    {
        if (_count == 0 || _docs[_count - 1] < target)
        {
            int block = FindBlock(Blocks.LastDocs, Block + 1, target);
            if (block == Blocks.BlockCount)
            {
                _count = 0;
                return DocId = DocIdCursor.NoMoreDocs;
            }
            Load(block);
        }
        MoveTo(FirstAtLeast(_index, target));
        return DocId;
    }

    /// <summary>First place of the current block, from a given one on, with a document at or above a target; the last document must be.</summary>
    /// <remarks>What is behind the last document may be anything: an earlier place stops the search.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FirstAtLeast(int from, int target)
    {
        Vector512<int> bound = Vector512.Create(target);
        while (true)
        {
            ulong atLeast = Vector512.GreaterThanOrEqual(Vector512.Create<int>(_docs.AsSpan(from)), bound).ExtractMostSignificantBits();
            if (atLeast != 0)
                return from + BitOperations.TrailingZeroCount(atLeast);
            from += Vector512<int>.Count;
        }
    }

    /// <summary>The first block from a given one on whose last document is at or above a target: a gallop, then a binary search.</summary>
    internal static int FindBlock(ReadOnlySpan<int> lastDocs, int from, int target)
    {
        int step = 1;
        int low = from;
        int high = from;
        while (high < lastDocs.Length && lastDocs[high] < target)
        {
            low = high + 1;
            high += step;
            step *= 2;
        }
        high = Math.Min(high, lastDocs.Length);
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (lastDocs[middle] < target)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
