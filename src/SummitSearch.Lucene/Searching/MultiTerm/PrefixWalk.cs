using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>The terms that begin with given bytes.</summary>
internal sealed class PrefixWalk(TermsCursor cursor, byte[] prefix, SearchClock clock) : TermWalk(cursor, clock)
{
    private bool _started;

    /// <inheritdoc/>
    public override bool MoveNext()
    {
        CountStep();
        bool any = _started ? Cursor.MoveNext() : Cursor.Seek(prefix) != SeekResult.End;
        _started = true;
        return any && Cursor.Term.StartsWith(prefix);
    }
}
