using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>One term, if the dictionary has it.</summary>
internal sealed class SingleTermWalk(TermsCursor cursor, byte[] term, SearchClock clock) : TermWalk(cursor, clock)
{
    private bool _done;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        if (_done)
            return false;
        _done = true;
        return Cursor.Seek(term) == SeekResult.Found;
    }
}
