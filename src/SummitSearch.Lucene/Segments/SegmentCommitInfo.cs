namespace SummitSearch.Lucene.Segments;

/// <summary>A segment as one commit sees it: the segment and the generations of its deletions and updates.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SegmentCommitInfo
{
    /// <summary>The segment.</summary>
    public required SegmentInfo Info { get; init; }

    /// <summary>Generation of the live-docs file, or -1 without deletions.</summary>
    public long DeletionsGeneration { get; init; } = -1;

    /// <summary>Number of deleted documents.</summary>
    public int DeletedCount { get; init; }

    /// <summary>Generation of the field-infos file, or -1 for the segment's own.</summary>
    public long FieldInfosGeneration { get; init; } = -1;

    /// <summary>Highest generation of doc-values updates, or -1.</summary>
    public long DocValuesGeneration { get; init; } = -1;

    /// <summary>Documents with a soft-delete mark that are not deleted.</summary>
    public int SoftDeletedCount { get; init; }

    /// <summary>Random bytes that change with every generation; null in commits of old writers.</summary>
    public byte[]? StateId { get; init; }

    /// <summary>Files of the field-infos generation.</summary>
    public IReadOnlyCollection<string> FieldInfosFiles { get; init; } = [];

    /// <summary>Files of the newest doc-values update, by field number.</summary>
    public IReadOnlyDictionary<int, IReadOnlyCollection<string>> DocValuesFiles { get; init; } = new Dictionary<int, IReadOnlyCollection<string>>();

    /// <summary>Documents that are not deleted.</summary>
    public int LiveCount => Info.MaxDoc - DeletedCount;
}
