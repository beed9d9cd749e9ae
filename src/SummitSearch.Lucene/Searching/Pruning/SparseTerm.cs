using System.Buffers;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>A term too rare for a table by document, decoded whole for one search: its documents, frequencies and shares, and where each group begins.</summary>
/// <remarks>Not thread-safe; holds rented arrays until disposed.</remarks>
internal sealed class SparseTerm : IDisposable
{
    private readonly int[] _docs;
    private readonly int[] _freqs;
    private readonly byte[] _shares;
    private readonly int[] _starts;
    private readonly byte[] _groupShares;

    /// <summary>Decodes a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="groups">Number of groups of the segment.</param>
    public SparseTerm(SegmentTerm term, int groups)
    {
        Term = term;
        int room = term.Blocks.BlockCount * PostingsCursor.BlockSize;
        _docs = ArrayPool<int>.Shared.Rent(room);
        _freqs = ArrayPool<int>.Shared.Rent(room);
        _shares = ArrayPool<byte>.Shared.Rent(room);
        _starts = ArrayPool<int>.Shared.Rent(groups + 1);
        _groupShares = ArrayPool<byte>.Shared.Rent(groups);
        Decode();
        Summarise(groups);
    }

    /// <summary>The term.</summary>
    public SegmentTerm Term { get; }

    /// <summary>The greatest share of each group.</summary>
    public ReadOnlySpan<byte> GroupShares => _groupShares;

    /// <summary>First posting of a group.</summary>
    public int StartOf(int group) => _starts[group];

    /// <summary>Document of a posting.</summary>
    public int DocOf(int posting) => _docs[posting];

    /// <summary>Share of a posting.</summary>
    public byte ShareOf(int posting) => _shares[posting];

    /// <summary>Score of a posting.</summary>
    public float ScoreOf(int posting) => Term.Leaf.Of(_freqs[posting], Term.Norms[_docs[posting]]);

    /// <summary>Which posting a document of a group is, or -1.</summary>
    public int Find(int group, int docId)
    {
        int end = _starts[group + 1];
        for (int i = _starts[group]; i < end; i++)
        {
            if (_docs[i] == docId)
                return i;
        }
        return -1;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_docs);
        ArrayPool<int>.Shared.Return(_freqs);
        ArrayPool<byte>.Shared.Return(_shares);
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<byte>.Shared.Return(_groupShares);
    }

    private void Decode()
    {
        TermBlocks blocks = Term.Blocks;
        for (int block = 0; block < blocks.BlockCount; block++)
        {
            int at = block * PostingsCursor.BlockSize;
            blocks.DecodeDocs(block, _docs.AsSpan(at, PostingsCursor.BlockSize));
            blocks.DecodeFreqs(block, _freqs.AsSpan(at, PostingsCursor.BlockSize));
        }
    }

    private void Summarise(int groups)
    {
        _groupShares.AsSpan(0, groups).Clear();
        ShareTable shares = Term.Shares;
        ReadOnlySpan<byte> lengths = Term.Norms.Bytes;
        int docFreq = Term.DocFreq;
        int group = 0;
        _starts[0] = 0;
        for (int i = 0; i < docFreq; i++)
        {
            int docId = _docs[i];
            while (group < docId >> HotTable.GroupShift)
                _starts[++group] = i;
            byte share = shares.Of(_freqs[i], lengths.IsEmpty ? (byte)1 : lengths[docId]);
            _shares[i] = share;
            if (share > _groupShares[group])
                _groupShares[group] = share;
        }
        while (group < groups)
            _starts[++group] = docFreq;
    }
}
