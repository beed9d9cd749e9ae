using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The terms between two bounds.</summary>
/// <param name="cursor">The dictionary.</param>
/// <param name="lower">Lower bound, or null.</param>
/// <param name="upper">Upper bound, or null.</param>
/// <param name="includeLower">Whether the lower bound itself belongs to it.</param>
/// <param name="includeUpper">Whether the upper bound itself belongs to it.</param>
/// <param name="clock">When to leave the walk.</param>
internal sealed class RangeWalk(TermsCursor cursor, byte[]? lower, byte[]? upper, bool includeLower, bool includeUpper, SearchClock clock) : TermWalk(cursor, clock)
{
    private bool _started;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        CountStep();
        bool any = _started ? Cursor.MoveNext() : Start();
        _started = true;
        return any && !IsAboveUpper();
    }

    private bool Start()
    {
        if (lower is null)
            return Cursor.MoveNext();
        return Cursor.Seek(lower) switch
        {
            SeekResult.End => false,
            SeekResult.Found when !includeLower => Cursor.MoveNext(),
            _ => true,
        };
    }

    private bool IsAboveUpper()
    {
        if (upper is null)
            return false;
        int order = Cursor.Term.SequenceCompareTo(upper);
        return order > 0 || (order == 0 && !includeUpper);
    }
}
