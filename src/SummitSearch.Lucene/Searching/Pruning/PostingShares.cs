namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>For each posting of a term too rare for a <see cref="HotTable"/>, the share of the weight that its document reaches, as a byte rounded up.</summary>
/// <remarks>Immutable. Saves searches the length of every document of the term, each a read at random. One byte a posting.</remarks>
/// <param name="Shares">One byte a posting.</param>
/// <param name="Inverse">What the shares were computed with.</param>
internal sealed record PostingShares(byte[] Shares, float[] Inverse)
{
    /// <summary>Terms of fewer postings are not worth a table.</summary>
    public const int LeastPostings = 512;

    /// <summary>Bytes of a table.</summary>
    public static long SizeFor(int docFreq) => docFreq + 100L;

    /// <summary>Computes the shares of postings.</summary>
    public static void Fill(Span<byte> postingShares, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ShareTable shares, NormBytes norms)
    {
        ReadOnlySpan<byte> lengths = norms.Bytes;
        for (int i = 0; i < postingShares.Length; i++)
            postingShares[i] = shares.Of(freqs[i], norms.Exist ? lengths[docs[i]] : (byte)1);
    }
}
