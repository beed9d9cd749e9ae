using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Numbers the live documents of one merge input anew.</summary>
internal sealed class DocMap
{
    /// <summary>What stands for a deleted document.</summary>
    public const int Deleted = -1;

    private readonly int _docBase;
    private readonly int[]? _map;

    /// <summary>Maps a segment whose first live document gets the number <paramref name="docBase"/>.</summary>
    public DocMap(int docBase, int maxDoc, FixedBitSet? live)
    {
        _docBase = docBase;
        Live = live;
        MaxDoc = maxDoc;
        LiveCount = maxDoc;
        if (live is null)
            return;
        _map = new int[maxDoc];
        int next = docBase;
        for (int docId = 0; docId < maxDoc; docId++)
            _map[docId] = live[docId] ? next++ : Deleted;
        LiveCount = next - docBase;
    }

    /// <summary>The live documents of the input, or null if all are.</summary>
    public FixedBitSet? Live { get; }

    /// <summary>Documents of the input.</summary>
    public int MaxDoc { get; }

    /// <summary>Documents that are not deleted.</summary>
    public int LiveCount { get; }

    /// <summary>The new number of a document, or <see cref="Deleted"/>.</summary>
    public int this[int docId] => _map is null ? _docBase + docId : _map[docId];
}
