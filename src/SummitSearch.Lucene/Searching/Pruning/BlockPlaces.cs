namespace SummitSearch.Lucene.Searching.Pruning;

/// <summary>Finds documents in a term's current block through a small table of where each stands, instead of by searching along it.</summary>
/// <remarks>Not thread-safe. Look-ups do not wait for one another, as steps of a search do; filling the table pays where several documents of each block are looked up.</remarks>
internal sealed class BlockPlaces
{
    private const int Size = 1 << 13;
    private const int PostingsPerLookUp = 8;
    private const int LeastLookUps = 1024;
    private readonly byte[] _places = new byte[Size];
    private readonly SegmentTerm _term;
    private int _block = -1;

    private BlockPlaces(SegmentTerm term) => _term = term;

    /// <summary>The table of a term; null where too few documents will be looked up.</summary>
    /// <param name="term">The term.</param>
    /// <param name="lookUps">How many, in all blocks.</param>
    public static BlockPlaces? For(SegmentTerm term, int lookUps) => lookUps >= LeastLookUps && term.DocFreq / PostingsPerLookUp < lookUps ? new BlockPlaces(term) : null;

    /// <summary>Prepares for the term's current block; false where its documents lie too far apart.</summary>
    public bool TryLoad()
    {
        ReadOnlySpan<int> docs = _term.BlockDocs;
        if (docs[^1] - docs[0] >= Size)
            return false;
        if (_block == _term.Block)
            return true;
        _block = _term.Block;
        byte[] places = _places;
        for (int i = 0; i < docs.Length; i++)
            places[docs[i] & (Size - 1)] = (byte)i;
        return true;
    }

    /// <summary>Where in the block a document would stand, if it is there. Places left from earlier blocks may lead anywhere.</summary>
    public int Of(int docId) => _places[docId & (Size - 1)];
}
