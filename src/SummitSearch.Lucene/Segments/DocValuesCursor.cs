namespace SummitSearch.Lucene.Segments;

/// <summary>A column of one segment: documents that have a value, ascending, with random access going forward.</summary>
public abstract class DocValuesCursor : DocIdCursor
{
    /// <summary>Moves to <paramref name="docId"/>, which must not be below the current document, and tells whether it has a value.
    /// Where it has none, only further calls of this method with higher documents are allowed.</summary>
    public abstract bool AdvanceExact(int docId);
}
