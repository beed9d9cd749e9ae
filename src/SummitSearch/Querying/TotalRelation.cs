namespace SummitSearch.Querying;

/// <summary>How a total is meant.</summary>
public enum TotalRelation
{
    /// <summary>Exactly so many.</summary>
    Exact = 0,

    /// <summary>So many or more; the search skipped parts that could not reach the top.</summary>
    AtLeast = 1,
}
