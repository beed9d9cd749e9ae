using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Facets;

/// <summary>Counts one thing over the matches of a query, segment by segment: see <see cref="IndexSearcher.Tally"/>.</summary>
/// <remarks>Not thread-safe.</remarks>
public abstract class FacetTally
{
    /// <summary>Goes to a segment; false if there is nothing to count in it.</summary>
    /// <param name="segment">The segment whose matches come next.</param>
    public abstract bool TryOpen(SegmentReader segment);

    /// <summary>Counts a match.</summary>
    /// <param name="docId">Document number in the segment; they come in ascending order, deleted ones left out.</param>
    public abstract void Add(int docId);

    /// <summary>Counts several matches: as <see cref="Add"/> for each, but with one call for up to thousands.</summary>
    /// <param name="docIds">Document numbers in the segment, ascending, all behind those that came before.</param>
    public virtual void AddAll(ReadOnlySpan<int> docIds)
    {
        foreach (int docId in docIds)
            Add(docId);
    }

    /// <summary>Takes over what was counted in the segment.</summary>
    public abstract void Close();
}
