namespace SummitSearch.Lucene.Checking;

/// <summary>What a check of an index found.</summary>
/// <remarks>Immutable.</remarks>
public sealed record IndexReport
{
    /// <summary>What is wrong, in the order in which it was found; empty for a sound index.</summary>
    public required IReadOnlyList<IndexFault> Faults { get; init; }

    /// <summary>Generation of the commit that was checked; 0 if none could be read.</summary>
    public long Generation { get; init; }

    /// <summary>Number of segments.</summary>
    public int SegmentCount { get; init; }

    /// <summary>Number of documents, deleted ones included.</summary>
    public long DocumentCount { get; init; }

    /// <summary>Number of terms walked over, in all fields and segments.</summary>
    public long TermCount { get; init; }

    /// <summary>True if nothing is wrong.</summary>
    public bool IsClean => Faults.Count == 0;
}
