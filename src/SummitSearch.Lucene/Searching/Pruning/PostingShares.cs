namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>For each posting of a term too rare for a <see cref="HotTable"/>, the share of the weight that its document reaches, as a byte rounded up;
/// for each group of documents where its postings begin.</summary>
/// <remarks>Immutable. Saves searches the length of every document of the term, each a read at random. One byte a posting, four a group, for terms of at least two postings a group eight more.</remarks>
/// <param name="Shares">One byte a posting.</param>
/// <param name="PlaceShares">The greatest of each place of 64 documents, padded for vectors; empty for terms with few postings, where it is found as quickly.</param>
/// <param name="Starts">First posting of each group, and the number of postings.</param>
/// <param name="Inverse">What the shares were computed with.</param>
internal sealed record PostingShares(byte[] Shares, byte[] PlaceShares, int[] Starts, float[] Inverse)
{
    /// <summary>Terms of fewer postings are not worth a table.</summary>
    public const int LeastPostings = 512;

    private const int LeastPostingsOfGroup = 2;

    /// <summary>Bytes of a table.</summary>
    public static long SizeFor(int maxDoc, int docFreq)
    {
        int groups = HotTable.GroupsFor(maxDoc);
        return docFreq + (groups * 4L) + PlacesFor(groups, docFreq) + 240;
    }

    private static int PlacesFor(int groups, int docFreq) => docFreq >= groups * LeastPostingsOfGroup ? HotTable.PaddedPlaces(groups) : 0;

    /// <summary>Computes a table.</summary>
    public static PostingShares Build(ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, FieldStatistics field, NormBytes norms, int maxDoc)
    {
        int groups = HotTable.GroupsFor(maxDoc);
        PostingShares table = new(new byte[docs.Length], new byte[PlacesFor(groups, docs.Length)], new int[groups + 1], field.Inverse);
        Fill(table.Shares, docs, freqs, field.Shares, norms);
        FindStarts(docs, table.Starts);
        if (table.PlaceShares.Length > 0)
            SummarisePlaces(docs, table.Shares, table.PlaceShares);
        return table;
    }

    /// <summary>Computes the shares of postings.</summary>
    public static void Fill(Span<byte> postingShares, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ShareTable shares, NormBytes norms)
    {
        ReadOnlySpan<byte> lengths = norms.Bytes;
        for (int i = 0; i < postingShares.Length; i++)
            postingShares[i] = shares.Of(freqs[i], norms.Exist ? lengths[docs[i]] : (byte)1);
    }

    /// <summary>Finds the first posting of each group.</summary>
    public static void FindStarts(ReadOnlySpan<int> docs, Span<int> starts)
    {
        int next = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            for (int group = docs[i] >> HotTable.GroupShift; next <= group; next++)
                starts[next] = i;
        }
        starts[next..].Fill(docs.Length);
    }

    /// <summary>Finds the greatest share of each place.</summary>
    /// <param name="docs">Documents of the postings.</param>
    /// <param name="shares">Their shares.</param>
    /// <param name="placeShares">Takes the greatest; 0 before.</param>
    public static void SummarisePlaces(ReadOnlySpan<int> docs, ReadOnlySpan<byte> shares, Span<byte> placeShares)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            ref byte place = ref placeShares[docs[i] >> HotTable.PlaceShift];
            place = Math.Max(place, shares[i]);
        }
    }
}
