namespace SummitSearch.Querying;

/// <summary>What hits are folded by, so that the same thing does not come twice.</summary>
public enum CollapseMode
{
    /// <summary>Nothing: every hit is shown.</summary>
    None = 0,

    /// <summary>One passage for each story: of articles that are near-duplicates of one another the best ranked one is shown.</summary>
    Story = 1,
}
