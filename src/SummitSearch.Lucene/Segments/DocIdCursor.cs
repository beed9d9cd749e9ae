namespace SummitSearch.Lucene.Segments;

/// <summary>Walks over ascending document numbers of one segment.</summary>
/// <remarks>Not thread-safe. Starts before the first document at -1; ends at <see cref="NoMoreDocs"/>.</remarks>
public abstract class DocIdCursor
{
    /// <summary>The number behind the last document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>Documents in a whole window: see <see cref="Mark"/>.</summary>
    internal const int WindowSize = 4096;

    /// <summary>The current document: -1 before the first, <see cref="NoMoreDocs"/> behind the last.</summary>
    public abstract int DocId { get; }

    /// <summary>About how many documents there are to walk over; for planning.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next document and returns it.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first document at or above <paramref name="target"/>, which must be above the current one.</summary>
    public abstract int Advance(int target);

    /// <summary>Sets the bits of all documents of a window, for walks that want every document and can do without its turn: window after window,
    /// ascending and apart, and no other move of this cursor between them.</summary>
    /// <param name="start">The first document of the window, a multiple of 64.</param>
    /// <param name="end">The document behind its last: a multiple of 64, or not below the number of documents.</param>
    /// <param name="bits">The window, one bit a document; bits that are set stay. At most <see cref="WindowSize"/> documents.</param>
    /// <returns>At least <paramref name="end"/>: no document stands between the two, so the next window may begin here.</returns>
    internal virtual int Mark(int start, int end, Span<ulong> bits)
    {
        int docId = DocId < start ? Advance(start) : DocId;
        for (; docId < end; docId = NextDoc())
            bits[(docId - start) >> 6] |= 1UL << docId;
        return docId;
    }
}
