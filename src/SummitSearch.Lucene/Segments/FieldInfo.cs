using SummitSearch.Lucene.Documents;

namespace SummitSearch.Lucene.Segments;

/// <summary>What one segment knows of one field.</summary>
/// <remarks>Immutable.</remarks>
public sealed record FieldInfo
{
    /// <summary>Field name, unique in the segment.</summary>
    public required string Name { get; init; }

    /// <summary>Field number, by which all other files speak of the field.</summary>
    public required int Number { get; init; }

    /// <summary>How much of the terms is indexed.</summary>
    public IndexOptions IndexOptions { get; init; }

    /// <summary>True where field lengths are not kept.</summary>
    public bool OmitsNorms { get; init; }

    /// <summary>True where some position carries a payload.</summary>
    public bool HasPayloads { get; init; }

    /// <summary>True where term vectors are stored (which this engine skips over).</summary>
    public bool HasTermVectors { get; init; }

    /// <summary>True for the one field that marks soft deletions.</summary>
    public bool IsSoftDeletesField { get; init; }

    /// <summary>Column-wise values.</summary>
    public DocValuesType DocValuesType { get; init; }

    /// <summary>Generation of the files with the newest column values, or -1 for the segment's own.</summary>
    public long DocValuesGeneration { get; init; } = -1;

    /// <summary>Number of point dimensions; 0 without points.</summary>
    public int PointDimensions { get; init; }

    /// <summary>Number of those that are indexed.</summary>
    public int PointIndexDimensions { get; init; }

    /// <summary>Bytes of each dimension.</summary>
    public int PointBytes { get; init; }

    /// <summary>Codec attributes of the field.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = EmptyAttributes;

    /// <summary>True where the field is indexed and keeps lengths.</summary>
    public bool HasNorms => IndexOptions != IndexOptions.None && !OmitsNorms;

    /// <summary>True where positions are indexed.</summary>
    public bool HasPositions => IndexOptions >= IndexOptions.DocumentsFrequenciesAndPositions;

    /// <summary>True where frequencies are indexed.</summary>
    public bool HasFrequencies => IndexOptions >= IndexOptions.DocumentsAndFrequencies;

    /// <summary>True where offsets are indexed.</summary>
    public bool HasOffsets => IndexOptions >= IndexOptions.DocumentsFrequenciesPositionsAndOffsets;

    internal static IReadOnlyDictionary<string, string> EmptyAttributes { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
