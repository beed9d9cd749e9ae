using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Shows every match of a query to tallies, all in one pass; or those seen before the searcher's time is over.</summary>
internal sealed class FacetCounter(IndexSearcher searcher)
{
    private const int DocumentsBetweenChecks = 4096;

    /// <summary>Counts all matches.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tallies">What is counted; each is called once for a query.</param>
    public void Count(Query query, IReadOnlyList<IFacetTally> tallies)
    {
        IReadOnlyList<DocIdCursor?> matchesOf = MatchesOf(query);
        var open = new List<IFacetTally>(tallies.Count);
        for (int segment = 0; segment < matchesOf.Count; segment++)
        {
            if (matchesOf[segment] is not { } matches) continue;
            SegmentReader reader = searcher.Reader.Segments[segment];
            open.Clear();
            foreach (IFacetTally tally in tallies)
            {
                if (tally.TryOpen(reader)) open.Add(tally);
            }
            if (open.Count == 0) continue;
            Walk(reader, matches, open);
            foreach (IFacetTally tally in open) tally.Close();
        }
    }

    private IReadOnlyList<DocIdCursor?> MatchesOf(Query query)
    {
        try
        {
            return searcher.OpenMatches(query);
        }
        catch (SearchAbandonedException)
        {
            return [];
        }
    }

    private void Walk(SegmentReader segment, DocIdCursor matches, List<IFacetTally> tallies)
    {
        int seen = 0;
        try
        {
            for (int docId = matches.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = matches.NextDoc())
            {
                if (seen++ % DocumentsBetweenChecks == 0) searcher.Clock.ThrowIfOver();
                if (!segment.IsLive(docId)) continue;
                foreach (IFacetTally tally in tallies) tally.Add(docId);
            }
        }
        catch (SearchAbandonedException)
        {
            // The counts of what was seen stand.
        }
    }
}
