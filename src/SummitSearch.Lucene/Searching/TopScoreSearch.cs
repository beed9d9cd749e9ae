using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>One search for the best-scored documents, over all segments.</summary>
internal sealed class TopScoreSearch(Weight weight, int k, SearchOptions options, SearchClock clock)
{
    private const int DocumentsBetweenChecks = 1024;
    private readonly IndexReader _reader = weight.Searcher.Reader;

    /// <summary>Searches.</summary>
    public TopDocs Run()
    {
        HitQueue queue = new(k, options.After);
        MatchCount count = new(Math.Max(options.TotalHitsThreshold, k));
        PruningPlan? plan = weight.Searcher.Options.Exhaustive ? null : PruningPlan.For(weight);
        for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
        {
            if (plan is null)
                count.Add(Exhaust(segment, queue));
            else
                SegmentPruner.Run(plan, weight.Searcher, segment, queue, count, clock);
        }
        return new TopDocs(queue.Drain(), new TotalHits(count.Value, count.IsExact && !clock.Expired), clock.Expired);
    }

    /// <summary>Scores every match of a segment, document by document; returns how many there are.</summary>
    private long Exhaust(int segment, HitQueue queue)
    {
        FixedBitSet? live = _reader.Segments[segment].LiveDocs;
        int docBase = _reader.DocBase(segment);
        if (weight.OpenScorer(segment) is not { } scorer)
            return 0;
        long count = 0;
        int seen = 0;
        for (int docId = scorer.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = scorer.NextDoc())
        {
            if (live is null || live[docId])
            {
                count++;
                queue.Offer(docBase + docId, scorer.Score());
            }
            if (++seen % DocumentsBetweenChecks == 0 && clock.IsOver())
                break;
        }
        return count;
    }
}
