using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Walks over those terms of a segment that satisfy a condition, in byte order.</summary>
/// <remarks>Not thread-safe. Stands before the first term at the beginning.</remarks>
/// <param name="cursor">The dictionary; the walk moves it.</param>
/// <param name="clock">When to leave the walk.</param>
internal abstract class TermWalk(TermsCursor cursor, SearchClock clock)
{
    private const int StepsBetweenChecks = 256;
    private int _steps;

    /// <summary>The dictionary.</summary>
    protected TermsCursor Cursor { get; } = cursor;

    /// <summary>The current term; valid until the walk moves.</summary>
    public ReadOnlySpan<byte> Term => Cursor.Term;

    /// <summary>Statistics and pointers of the current term.</summary>
    public TermEntry Entry => Cursor.Entry;

    /// <summary>How good a match the current term is: 1 for the very term, less for similar ones. What is below 0 counts as 0 in scores but still tells better from worse.</summary>
    public virtual float Boost => 1f;

    /// <summary>Moves to the next term that satisfies the condition; false when there is none.</summary>
    public abstract bool MoveNext();

    /// <summary>To be called once a term that is looked at, whether it satisfies the condition or not.</summary>
    /// <exception cref="SearchAbandonedException">The search is to give up.</exception>
    protected void CountStep()
    {
        if ((_steps++ & (StepsBetweenChecks - 1)) == 0)
            clock.ThrowIfOver();
    }

    /// <summary>Tells the walk who takes its terms, so that it can leave out those that have become too weak to be taken.</summary>
    public virtual void Compete(TopTermQueue queue)
    {
    }
}
