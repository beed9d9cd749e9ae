namespace SummitSearch.Hosting;

/// <summary>What the hosted indexer is doing.</summary>
public enum IndexerState
{
    /// <summary>There is no corpus to follow.</summary>
    Off = 0,

    /// <summary>It reads the corpus for the first time, or as a whole again.</summary>
    Scanning = 1,

    /// <summary>The index is in step; it waits for changes.</summary>
    Watching = 2,

    /// <summary>The last round failed; it will try again.</summary>
    Failed = 3,
}
