namespace SummitSearch.Lucene.Segments;

/// <summary>What the terms dictionary knows of one term in one segment: its statistics and where its postings are (FORMAT.md, "Term state").</summary>
public readonly record struct TermEntry
{
    /// <summary>Documents that hold the term, deleted ones included.</summary>
    public int DocFreq { get; init; }

    /// <summary>Occurrences in all documents; equals <see cref="DocFreq"/> where frequencies are not indexed.</summary>
    public long TotalTermFreq { get; init; }

    /// <summary>Offset of the documents in <c>.doc</c>.</summary>
    internal long DocPointer { get; init; }

    /// <summary>Offset of the positions in <c>.pos</c>.</summary>
    internal long PositionPointer { get; init; }

    /// <summary>Offset of payloads and offsets in <c>.pay</c>.</summary>
    internal long PayloadPointer { get; init; }

    /// <summary>Distance from <see cref="DocPointer"/> to the skip data, or -1 with up to 128 documents.</summary>
    internal long SkipOffset { get; init; }

    /// <summary>Distance from <see cref="PositionPointer"/> to the tail of the positions, or -1 with up to 128 occurrences.</summary>
    internal long LastPositionBlockOffset { get; init; }

    /// <summary>The only document of a term with <see cref="DocFreq"/> 1, or -1.</summary>
    internal int SingletonDocId { get; init; }
}
