namespace SummitSearch.Hosting;

/// <summary>How the hosted indexer stands at one moment.</summary>
public sealed record IndexerStatus
{
    /// <summary>What it is doing.</summary>
    public IndexerState State { get; init; }

    /// <summary>Articles read in the present or last round.</summary>
    public long Articles { get; init; }

    /// <summary>Articles of the corpus that were refused.</summary>
    public long Refused { get; init; }

    /// <summary>Share of the bytes to read that is done, 0 to 1.</summary>
    public double Progress { get; init; }

    /// <summary>True while an index that was found damaged is being built anew.</summary>
    public bool Rebuilding { get; init; }

    /// <summary>One sentence on the last failure; null if the last round went well.</summary>
    public string? Error { get; init; }

    /// <summary>When the index was last in step with the corpus.</summary>
    public DateTimeOffset? InStepAt { get; init; }
}
