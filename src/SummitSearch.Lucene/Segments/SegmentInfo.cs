namespace SummitSearch.Lucene.Segments;

/// <summary>What the <c>.si</c> file says of a segment: facts that never change after it was written.</summary>
/// <remarks>Immutable.</remarks>
public sealed record SegmentInfo
{
    /// <summary>Segment name with its underscore, such as <c>_a</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The 16 random bytes that all files of the segment carry.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Version that wrote the segment.</summary>
    public LuceneVersion Version { get; init; } = LuceneVersion.Current;

    /// <summary>Oldest version that contributed documents.</summary>
    public LuceneVersion MinVersion { get; init; } = LuceneVersion.Current;

    /// <summary>Number of documents, deleted ones included; document numbers are below it.</summary>
    public required int MaxDoc { get; init; }

    /// <summary>True where the files are wrapped into one compound file.</summary>
    public bool IsCompound { get; init; }

    /// <summary>Informative notes of the writer.</summary>
    public IReadOnlyDictionary<string, string> Diagnostics { get; init; } = FieldInfo.EmptyAttributes;

    /// <summary>All files of the segment, the <c>.si</c> included, generation files excluded.</summary>
    public IReadOnlyCollection<string> Files { get; init; } = [];

    /// <summary>Codec attributes, such as the stored-fields mode.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = FieldInfo.EmptyAttributes;

    /// <summary>How the documents of the segment are sorted; empty where they are not.</summary>
    public IReadOnlyList<IndexSortField> Sort { get; init; } = [];
}
