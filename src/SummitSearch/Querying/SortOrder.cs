namespace SummitSearch.Querying;

/// <summary>The order of the passages.</summary>
public enum SortOrder
{
    /// <summary>Best match first.</summary>
    Relevance = 0,

    /// <summary>Latest publication first; articles without a date come last.</summary>
    Newest = 1,

    /// <summary>Earliest publication first; articles without a date come last.</summary>
    Oldest = 2,
}
