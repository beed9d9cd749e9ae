namespace SummitSearch.Lucene.Segments;

/// <summary>Where a seek among sorted terms ended.</summary>
public enum SeekResult
{
    /// <summary>On the very term.</summary>
    Found,

    /// <summary>On the next greater term.</summary>
    NotFound,

    /// <summary>Behind the last term.</summary>
    End,
}
