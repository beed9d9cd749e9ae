namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>For each posting of a term too rare for a <see cref="HotTable"/>, the share of the weight that its document reaches, as a byte rounded up;
/// for each group of documents the greatest of them and where its postings begin.</summary>
/// <remarks>Immutable. Saves searches the length of every document of the term, each a read at random. One byte a posting, five a group.</remarks>
/// <param name="Shares">One byte a posting.</param>
/// <param name="GroupShares">The greatest of each group.</param>
/// <param name="Starts">First posting of each group, and the number of postings.</param>
/// <param name="Inverse">What the shares were computed with.</param>
internal sealed record PostingShares(byte[] Shares, byte[] GroupShares, int[] Starts, float[] Inverse)
{
    /// <summary>Terms of fewer postings are not worth a table.</summary>
    public const int LeastPostings = 512;

    /// <summary>Bytes of a table.</summary>
    public static long SizeFor(int maxDoc, int docFreq) => docFreq + (HotTable.GroupsFor(maxDoc) * 5L) + 200;

    /// <summary>Computes a table.</summary>
    public static PostingShares Build(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, FieldStatistics field, NormBytes norms, int maxDoc)
    {
        int groups = HotTable.GroupsFor(maxDoc);
        PostingShares table = new(new byte[docs.Length], new byte[groups], new int[groups + 1], field.Inverse);
        Fill(table.Shares, docs, freqs, field.Shares, norms);
        Summarise(docs, table.Shares, table.GroupShares, table.Starts);
        return table;
    }

    /// <summary>Computes the shares of postings.</summary>
    public static void Fill(Span<byte> postingShares, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ShareTable shares, NormBytes norms)
    {
        ReadOnlySpan<byte> lengths = norms.Bytes;
        for (int i = 0; i < postingShares.Length; i++)
            postingShares[i] = shares.Of(freqs[i], norms.Exist ? lengths[docs[i]] : (byte)1);
    }

    /// <summary>Finds the greatest share and the first posting of each group.</summary>
    public static void Summarise(ReadOnlySpan<int> docs, ReadOnlySpan<byte> shares, Span<byte> groupShares, Span<int> starts)
    {
        groupShares.Clear();
        starts.Clear();
        for (int i = 0; i < docs.Length; i++)
        {
            int group = docs[i] >> HotTable.GroupShift;
            groupShares[group] = Math.Max(groupShares[group], shares[i]);
            starts[group + 1] = i + 1;
        }
        for (int group = 1; group < starts.Length; group++)
            starts[group] = Math.Max(starts[group], starts[group - 1]);
    }
}
