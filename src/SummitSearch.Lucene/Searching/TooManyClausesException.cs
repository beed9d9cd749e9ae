namespace SummitSearch.Lucene.Searching;

/// <summary>A Boolean query has more clauses than allowed: narrow the query, or raise the limit where it was built.</summary>
public sealed class TooManyClausesException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="limit">The limit that was exceeded.</param>
    public TooManyClausesException(int limit)
        : base($"The query has more than {limit} clauses in one Boolean. Narrow it, or raise the limit of clauses.")
    {
        Limit = limit;
    }

    /// <summary>The limit that was exceeded.</summary>
    public int Limit { get; }
}
