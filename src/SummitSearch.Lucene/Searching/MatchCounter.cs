using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Counts matches without scoring them.</summary>
internal static class MatchCounter
{
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
        MatchWindows windows = new();
        windows.Open(matches, live, reader.MaxDoc);
        int count = 0;
        for (; windows.MoveNext(); clock.ThrowIfOver())
            count += windows.Count;
        return count;
    }
}
