using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Counts one thing over the matches of a query, segment by segment.</summary>
internal interface IFacetTally
{
    /// <summary>Goes to a segment; false if there is nothing to count in it.</summary>
    bool TryOpen(SegmentReader segment);

    /// <summary>Counts a match; documents come in ascending order.</summary>
    void Add(int docId);

    /// <summary>Takes over what was counted in the segment.</summary>
    void Close();
}
