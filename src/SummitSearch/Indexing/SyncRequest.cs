namespace SummitSearch.Indexing;

/// <summary>What to bring the index in step with.</summary>
public sealed record SyncRequest
{
    /// <summary>Folders and files of articles, which together are the corpus; empty for <see cref="SummitOptions.CorpusPath"/>.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>True to read everything anew, as if the index were empty. The old state answers until the new one is complete.</summary>
    public bool Rebuild { get; init; }

    /// <summary>Files changed more recently than this are taken for half-written and left as they are for the next time; zero to read all.</summary>
    public TimeSpan SettleTime { get; init; }
}
