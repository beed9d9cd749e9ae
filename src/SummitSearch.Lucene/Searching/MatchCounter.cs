using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Counts matches without scoring them.</summary>
internal static class MatchCounter
{
    private const int DocumentsBetweenChecks = 4096;

    /// <summary>Live matches of a segment.</summary>
    /// <exception cref="SearchAbandonedException">The searcher's clock is over.</exception>
    public static int Count(Weight weight, int segment)
    {
        SearchClock clock = weight.Searcher.Clock;
        clock.ThrowIfOver();
        SegmentReader reader = weight.Searcher.Reader.Segments[segment];
        FixedBitSet? live = reader.LiveDocs;
        if (live is null && weight is TermWeight term)
            return term.States.TryGet(segment, out _, out TermEntry entry) ? entry.DocFreq : 0;
        if (weight is MatchAllWeight)
            return reader.LiveCount;
        if (weight.OpenScorer(segment) is not { } matches)
            return 0;
        int count = 0;
        int seen = 0;
        for (int docId = matches.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = matches.NextDoc())
        {
            if (live is null || live[docId])
                count++;
            if (++seen % DocumentsBetweenChecks == 0)
                clock.ThrowIfOver();
        }
        return count;
    }
}
