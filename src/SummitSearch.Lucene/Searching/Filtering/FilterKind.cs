namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>What it takes to find the matches of a query anew, and with it how soon they are worth keeping.</summary>
internal enum FilterKind
{
    /// <summary>Matches may depend on more than the segment's immutable files and the query: never kept.</summary>
    Changing,

    /// <summary>As quick to find as to look up: not kept by itself, but may be part of a filter that is.</summary>
    Trivial,

    /// <summary>Combines others.</summary>
    Compound,

    /// <summary>Gathers many terms or points.</summary>
    Costly,
}
