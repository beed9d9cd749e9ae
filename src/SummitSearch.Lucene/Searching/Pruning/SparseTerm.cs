using System.Buffers;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>A term too rare for a table by document, decoded whole for one search: its documents, frequencies and shares, and where each group begins.</summary>
/// <remarks>Not thread-safe; holds rented arrays until disposed.</remarks>
internal sealed class SparseTerm : IDisposable
{
    private readonly int[] _docs;
    private readonly int[] _freqs = [];
    private readonly byte[] _shares;
    private readonly bool _hasTable;
    private readonly int[] _starts;

    /// <summary>Decodes a term.</summary>
    /// <param name="term">The term.</param>
    /// <param name="groups">Number of groups of the segment.</param>
    /// <param name="budget">Where the shares may be kept for later searches.</param>
    public SparseTerm(SegmentTerm term, int groups, SideTables budget)
    {
        Term = term;
        Count = term.DocFreq;
        int room = term.Blocks.BlockCount * PostingsCursor.BlockSize;
        _docs = ArrayPool<int>.Shared.Rent(room);
        DecodeDocs();
        ReadOnlySpan<int> docs = _docs.AsSpan(0, Count);
        PostingShares? table = term.FindShares();
        if (table is null)
        {
            _freqs = ArrayPool<int>.Shared.Rent(room);
            DecodeFreqs();
            table = term.LoadShares(docs, _freqs, budget);
        }
        if (table is not null)
        {
            _hasTable = true;
            (_shares, KeptPlaceShares, _starts) = (table.Shares, table.PlaceShares, table.Starts);
            BoundWeight = term.BoundWeightOf(table.Inverse);
            return;
        }
        _shares = ArrayPool<byte>.Shared.Rent(room);
        _starts = ArrayPool<int>.Shared.Rent(groups + 1);
        PostingShares.Fill(_shares.AsSpan(0, docs.Length), docs, _freqs, term.Shares, term.Norms);
        PostingShares.FindStarts(docs, _starts.AsSpan(0, groups + 1));
        BoundWeight = term.Leaf.Weight;
    }

    /// <summary>The term.</summary>
    public SegmentTerm Term { get; }

    /// <summary>Number of postings.</summary>
    public int Count { get; }

    /// <summary>What shares are multiplied with to bound scores.</summary>
    public float BoundWeight { get; }

    /// <summary>The greatest share of each place, padded for vectors; empty where they are not kept.</summary>
    public byte[] KeptPlaceShares { get; } = [];

    /// <summary>Finds the greatest share of each place.</summary>
    public void FindPlaceShares(Span<byte> placeShares)
    {
        placeShares.Clear();
        PostingShares.SummarisePlaces(_docs.AsSpan(0, Count), _shares, placeShares);
    }

    /// <summary>First posting of a group.</summary>
    public int StartOf(int group) => _starts[group];

    /// <summary>The documents of a group, and their shares.</summary>
    public ReadOnlySpan<int> DocsOf(int group, out ReadOnlySpan<byte> shares)
    {
        int start = _starts[group];
        int count = _starts[group + 1] - start;
        shares = _shares.AsSpan(start, count);
        return _docs.AsSpan(start, count);
    }

    /// <summary>Document of a posting.</summary>
    public int DocOf(int posting) => _docs[posting];

    /// <summary>Share of a posting.</summary>
    public byte ShareOf(int posting) => _shares[posting];

    /// <summary>Score of a posting.</summary>
    public float ScoreOf(int posting) => Term.Leaf.Of(_freqs.Length > 0 ? _freqs[posting] : Term.FreqOf(posting), Term.Norms[_docs[posting]]);

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
        if (_freqs.Length > 0)
            ArrayPool<int>.Shared.Return(_freqs);
        if (_hasTable)
            return;
        ArrayPool<byte>.Shared.Return(_shares);
        ArrayPool<int>.Shared.Return(_starts);
    }

    private void DecodeDocs()
    {
        for (int block = 0; block < Term.Blocks.BlockCount; block++)
            Term.Blocks.DecodeDocs(block, _docs.AsSpan(block * PostingsCursor.BlockSize, PostingsCursor.BlockSize));
    }

    private void DecodeFreqs()
    {
        for (int block = 0; block < Term.Blocks.BlockCount; block++)
            Term.Blocks.DecodeFreqs(block, _freqs.AsSpan(block * PostingsCursor.BlockSize, PostingsCursor.BlockSize));
    }
}
