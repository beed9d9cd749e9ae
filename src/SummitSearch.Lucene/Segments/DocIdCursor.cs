namespace SummitSearch.Lucene.Segments;

/// <summary>Walks over ascending document numbers of one segment.</summary>
/// <remarks>Not thread-safe. Starts before the first document at -1; ends at <see cref="NoMoreDocs"/>.</remarks>
public abstract class DocIdCursor
{
    /// <summary>The number behind the last document.</summary>
    public const int NoMoreDocs = int.MaxValue;

    /// <summary>The current document: -1 before the first, <see cref="NoMoreDocs"/> behind the last.</summary>
    public abstract int DocId { get; }

    /// <summary>About how many documents there are to walk over; for planning.</summary>
    public abstract long Cost { get; }

    /// <summary>Moves to the next document and returns it.</summary>
    public abstract int NextDoc();

    /// <summary>Moves to the first document at or above <paramref name="target"/>, which must be above the current one.</summary>
    public abstract int Advance(int target);
}
