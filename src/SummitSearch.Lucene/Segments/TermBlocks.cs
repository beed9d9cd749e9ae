namespace SummitSearch.Lucene.Segments;

/// <summary>The postings of one term as an array of blocks of 128 documents (the last one shorter), with random access: what pruning searches work on.</summary>
/// <remarks>Immutable once opened and thread-safe; each thread brings its own buffers. A term with one document is one block.</remarks>
internal abstract class TermBlocks
{
    /// <summary>Most pairs that <see cref="ReadImpacts"/> returns: one a document.</summary>
    public const int MaxImpacts = 128;

    /// <summary>Documents of the term, deleted ones included.</summary>
    public abstract int DocFreq { get; }

    /// <summary>Number of blocks: <see cref="DocFreq"/> / 128, rounded up.</summary>
    public abstract int BlockCount { get; }

    /// <summary>Last document of each block, ascending.</summary>
    public abstract ReadOnlySpan<int> LastDocs { get; }

    /// <summary>Decodes the documents of a block and returns their number.</summary>
    /// <param name="block">Block number.</param>
    /// <param name="docs">At least 128 places.</param>
    public abstract int DecodeDocs(int block, Span<int> docs);

    /// <summary>Decodes the frequencies of a block (all 1 where the field has none) and returns their number.</summary>
    public abstract int DecodeFreqs(int block, Span<int> freqs);

    /// <summary>One frequency of a block, read in place without decoding its neighbours where the block is packed.</summary>
    public abstract int FreqAt(int block, int index);

    /// <summary>Reads all positions of one document; returns how many, after growing <paramref name="positions"/> as needed.</summary>
    /// <param name="block">Block number.</param>
    /// <param name="index">Place of the document in the block.</param>
    /// <param name="freqs">The decoded frequencies of the block.</param>
    /// <param name="positions">Receives ascending positions.</param>
    public abstract int ReadPositions(int block, int index, ReadOnlySpan<int> freqs, ref int[] positions);

    /// <summary>Reads the competitive (frequency, norm) pairs of a block, as whoever wrote the index left them: every document of the block has a frequency at most and
    /// a norm at least (unsigned) that of some pair.</summary>
    /// <param name="block">Block number.</param>
    /// <param name="freqs">Receives ascending frequencies; at least <see cref="MaxImpacts"/> places.</param>
    /// <param name="norms">Receives the 64-bit norms that belong to them (a sign-extended byte; 1 where the field has none), ascending unsigned.</param>
    /// <returns>The number of pairs; 0 where the index says nothing: for the last block, and thus for terms of up to 128 documents.</returns>
    public abstract int ReadImpacts(int block, Span<int> freqs, Span<long> norms);
}
