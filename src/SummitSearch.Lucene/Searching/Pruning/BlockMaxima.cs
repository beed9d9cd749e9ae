using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>For each block of a term's postings, the greatest share of the weight that a document of it reaches, as a byte rounded up.</summary>
/// <remarks>Immutable. One byte for 128 postings.</remarks>
/// <param name="Shares">One byte a block: at least 255 * m / (1 + m) with m = freq * inverse[norm].</param>
/// <param name="Inverse">What the shares were computed with.</param>
/// <param name="Greatest">The greatest of <paramref name="Shares"/>.</param>
internal sealed record BlockMaxima(byte[] Shares, float[] Inverse, byte Greatest)
{
    /// <summary>Reads all postings of a term.</summary>
    public static BlockMaxima Build(TermBlocks blocks, FieldStatistics field, NormBytes norms)
    {
        byte[] shares = new byte[blocks.BlockCount];
        Span<int> docs = stackalloc int[PostingsCursor.BlockSize];
        Span<int> freqs = stackalloc int[PostingsCursor.BlockSize];
        ShareTable table = field.Shares;
        ReadOnlySpan<byte> lengths = norms.Bytes;
        byte greatest = 0;
        for (int block = 0; block < shares.Length; block++)
        {
            int count = blocks.DecodeDocs(block, docs);
            blocks.DecodeFreqs(block, freqs);
            byte share = 0;
            for (int i = 0; i < count; i++)
                share = Math.Max(share, table.Of(freqs[i], norms.Exist ? lengths[docs[i]] : (byte)1));
            shares[block] = share;
            greatest = Math.Max(greatest, share);
        }
        return new BlockMaxima(shares, field.Inverse, greatest);
    }
}
