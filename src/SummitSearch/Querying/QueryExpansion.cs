namespace SummitSearch.Querying;

/// <summary>Whether words are added to a query that nobody typed.</summary>
public enum QueryExpansion
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>RM3: the words that the best passages of a first search have in common, at a fifth of the query's weight. Finds more that says the same in other words,
    /// and drifts where the first search went wrong; costs a second search.</summary>
    Rm3 = 1,
}
