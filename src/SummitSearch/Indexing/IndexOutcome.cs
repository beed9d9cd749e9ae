namespace SummitSearch.Indexing;

/// <summary>What became of an article that was handed in.</summary>
public enum IndexOutcome
{
    /// <summary>There was none with its id.</summary>
    Added = 0,

    /// <summary>It took the place of another one.</summary>
    Updated = 1,

    /// <summary>The index has this very article already.</summary>
    Unchanged = 2,

    /// <summary>The index has a higher version of it.</summary>
    Outdated = 3,
}
