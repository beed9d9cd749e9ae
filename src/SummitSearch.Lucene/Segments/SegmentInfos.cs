namespace SummitSearch.Lucene.Segments;

/// <summary>One commit: the segments in index order, and what the commit file says beside them.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SegmentInfos
{
    /// <summary>Generation N of <c>segments_N</c>; 0 before the first commit.</summary>
    public long Generation { get; init; }

    /// <summary>Random bytes of this commit.</summary>
    public byte[] Id { get; init; } = new byte[16];

    /// <summary>Version that wrote the commit.</summary>
    public LuceneVersion Version { get; init; } = LuceneVersion.Current;

    /// <summary>Major version that created the index.</summary>
    public int CreatedMajor { get; init; } = LuceneVersion.Current.Major;

    /// <summary>Change counter; grows with every changed commit.</summary>
    public long ChangeCount { get; init; }

    /// <summary>Number for the next new segment; above every number in use.</summary>
    public long NextSegmentNumber { get; init; }

    /// <summary>The segments; their order defines the document numbers of the index.</summary>
    public IReadOnlyList<SegmentCommitInfo> Segments { get; init; } = [];

    /// <summary>The application's own notes.</summary>
    public IReadOnlyDictionary<string, string> UserData { get; init; } = FieldInfo.EmptyAttributes;
}
