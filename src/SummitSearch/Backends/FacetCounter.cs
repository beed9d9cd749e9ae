using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Shows every match of a query to tallies, all in one pass.</summary>
internal sealed class FacetCounter(IndexSearcher searcher, CancellationToken cancellationToken)
{
    private const int DocumentsBetweenChecks = 4096;

    /// <summary>Counts all matches.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tallies">What is counted; each is called once for a query.</param>
    public void Count(Query query, IReadOnlyList<IFacetTally> tallies)
    {
        IReadOnlyList<DocIdCursor?> matchesOf = searcher.OpenMatches(query);
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

    private void Walk(SegmentReader segment, DocIdCursor matches, List<IFacetTally> tallies)
    {
        int seen = 0;
        for (int docId = matches.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = matches.NextDoc())
        {
            if (segment.IsLive(docId))
            {
                foreach (IFacetTally tally in tallies) tally.Add(docId);
            }
            if (++seen % DocumentsBetweenChecks == 0) cancellationToken.ThrowIfCancellationRequested();
        }
    }
}
