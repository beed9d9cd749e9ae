namespace SummitSearch.Lucene.Segments;

/// <summary>How much of the postings a caller wants; what the field does not have is left out.</summary>
public enum PostingsDetail
{
    /// <summary>Documents only.</summary>
    Documents,

    /// <summary>Documents and frequencies.</summary>
    Frequencies,

    /// <summary>And positions.</summary>
    Positions,

    /// <summary>And offsets and payloads.</summary>
    All,
}
