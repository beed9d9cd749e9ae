namespace SummitSearch.Lucene.Searching;

/// <summary>What a <see cref="SortField"/> sorts by.</summary>
public enum SortKind
{
    /// <summary>The score, best first.</summary>
    Score,

    /// <summary>The document number.</summary>
    Document,

    /// <summary>A numeric column; documents without a value count as 0.</summary>
    Number,

    /// <summary>A sorted column in byte order; documents without a value come first.</summary>
    Text,
}
