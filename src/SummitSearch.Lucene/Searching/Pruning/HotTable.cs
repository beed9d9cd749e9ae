using System.Numerics;
using System.Runtime.CompilerServices;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>A frequent term laid out by document instead of by posting.</summary>
/// <remarks>Immutable. Documents come in ranges of 8 (a byte of the bitmap), places of 64 (a word) and groups of 512. For each range, place and group: the greatest share of the
/// weight that a document reaches, rounded up; for each group also how many postings come before it, so that a document's posting is found by counting bits;
/// for each posting its frequency. About maxDoc / 4 bytes and one a posting.</remarks>
internal sealed class HotTable
{
    /// <summary>Documents of a range, as a power of two.</summary>
    public const int RangeShift = 3;

    /// <summary>Documents of a group, as a power of two.</summary>
    public const int GroupShift = 9;

    /// <summary>Ranges of a group.</summary>
    public const int RangesPerGroup = 64;

    /// <summary>Bitmap words of a group.</summary>
    public const int WordsPerGroup = 8;

    /// <summary>Documents of a place (a word of the bitmap), as a power of two.</summary>
    public const int PlaceShift = 6;

    /// <summary>Places of a group.</summary>
    public const int PlacesPerGroup = 1 << (GroupShift - PlaceShift);

    private const int CoarsePadding = 16;
    private const byte ManyOccurrences = 255;
    private readonly int[] _ranks;
    private readonly byte[] _freqs;

    private HotTable(int maxDoc, int docFreq, float[] inverse)
    {
        int groups = GroupsFor(maxDoc);
        Inverse = inverse;
        RangeShares = new byte[groups * RangesPerGroup];
        PlaceShares = new byte[PaddedPlaces(groups)];
        GroupShares = new byte[PaddedGroups(groups)];
        Bits = new ulong[groups * WordsPerGroup];
        _ranks = new int[groups];
        _freqs = new byte[docFreq];
    }

    /// <summary>What the shares were computed with.</summary>
    public float[] Inverse { get; }

    /// <summary>The greatest share of each range; whole groups.</summary>
    public byte[] RangeShares { get; }

    /// <summary>The greatest share of each place; padded for vectors.</summary>
    public byte[] PlaceShares { get; }

    /// <summary>The greatest share of each group; padded for vectors.</summary>
    public byte[] GroupShares { get; }

    /// <summary>The documents; whole groups.</summary>
    public ulong[] Bits { get; }

    /// <summary>Number of groups.</summary>
    public static int GroupsFor(int maxDoc) => (maxDoc + (1 << GroupShift) - 1) >> GroupShift;

    /// <summary>Length of an array with a place for each group, padded for vectors.</summary>
    public static int PaddedGroups(int groups) => (groups + CoarsePadding - 1) & -CoarsePadding;

    /// <summary>Length of an array with a value for each place, padded for vectors.</summary>
    public static int PaddedPlaces(int groups) => PaddedGroups(groups) * PlacesPerGroup;

    /// <summary>Bytes of a table.</summary>
    public static long SizeFor(int maxDoc, int docFreq)
    {
        long groups = GroupsFor(maxDoc);
        return (groups * (RangesPerGroup + PlacesPerGroup + (WordsPerGroup * sizeof(ulong)) + sizeof(int) + 1)) + docFreq + 340;
    }

    /// <summary>Reads all postings of a term.</summary>
    public static HotTable Build(TermBlocks blocks, FieldStatistics field, NormBytes norms, int maxDoc)
    {
        HotTable table = new(maxDoc, blocks.DocFreq, field.Inverse);
        Span<int> docs = stackalloc int[PostingsCursor.BlockSize];
        Span<int> freqs = stackalloc int[PostingsCursor.BlockSize];
        ReadOnlySpan<byte> lengths = norms.Bytes;
        for (int block = 0; block < blocks.BlockCount; block++)
        {
            int count = blocks.DecodeDocs(block, docs);
            blocks.DecodeFreqs(block, freqs);
            table.Add(block * PostingsCursor.BlockSize, docs[..count], freqs, field.Shares, lengths);
        }
        table.Finish();
        return table;
    }

    /// <summary>Which posting of the term a document is, given that it is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int PostingOf(int docId)
    {
        int word = docId >> 6;
        int first = word & -WordsPerGroup;
        int rank = _ranks[docId >> GroupShift];
        ulong[] bits = Bits;
        for (int w = first; w < word; w++)
            rank += BitOperations.PopCount(bits[w]);
        return rank + BitOperations.PopCount(bits[word] & ((1UL << docId) - 1));
    }

    /// <summary>Frequency of a posting, or -1 where it is too great for the table.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int FreqOf(int posting) => _freqs[posting] is < ManyOccurrences and byte freq ? freq : -1;

    /// <summary>True where a document holds the term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Has(int docId) => ((Bits[docId >> 6] >> docId) & 1) != 0;

    private void Add(int posting, ReadOnlySpan<int> docs, ReadOnlySpan<int> freqs, ShareTable shares, ReadOnlySpan<byte> lengths)
    {
        byte[] ranges = RangeShares;
        ulong[] bits = Bits;
        for (int i = 0; i < docs.Length; i++)
        {
            int docId = docs[i];
            byte share = shares.Of(freqs[i], lengths.IsEmpty ? (byte)1 : lengths[docId]);
            ref byte range = ref ranges[docId >> RangeShift];
            if (share > range)
                range = share;
            bits[docId >> 6] |= 1UL << docId;
            _freqs[posting + i] = (byte)Math.Min(ManyOccurrences, freqs[i]);
        }
    }

    private void Finish()
    {
        int rank = 0;
        for (int group = 0; group < _ranks.Length; group++)
        {
            _ranks[group] = rank;
            for (int range = group * RangesPerGroup; range < (group + 1) * RangesPerGroup; range++)
            {
                ref byte place = ref PlaceShares[range >> (PlaceShift - RangeShift)];
                place = Math.Max(place, RangeShares[range]);
            }
            foreach (byte share in PlaceShares.AsSpan(group * PlacesPerGroup, PlacesPerGroup))
                GroupShares[group] = Math.Max(GroupShares[group], share);
            foreach (ulong word in Bits.AsSpan(group * WordsPerGroup, WordsPerGroup))
                rank += BitOperations.PopCount(word);
        }
    }
}
