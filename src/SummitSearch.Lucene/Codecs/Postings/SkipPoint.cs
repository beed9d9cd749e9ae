namespace SummitSearch.Lucene.Codecs.Postings;

/// <summary>A place between two blocks of documents where reading can start: what one entry of the skip data says.</summary>
internal readonly record struct SkipPoint
{
    /// <summary>Last document before the place.</summary>
    public int LastDoc { get; init; }

    /// <summary>Offset of the next block in <c>.doc</c>.</summary>
    public long DocPointer { get; init; }

    /// <summary>Offset in <c>.pos</c> of the position block that the next document's positions start in.</summary>
    public long PositionPointer { get; init; }

    /// <summary>Offset in <c>.pay</c> that belongs to <see cref="PositionPointer"/>.</summary>
    public long PayloadPointer { get; init; }

    /// <summary>Occurrences of earlier documents in that position block (0 to 127).</summary>
    public int PositionsBefore { get; init; }

    /// <summary>Payload bytes of earlier documents in that position block.</summary>
    public int PayloadBytesBefore { get; init; }
}
