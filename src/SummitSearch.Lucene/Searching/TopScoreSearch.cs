using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>One search for the best-scored documents, over all segments.</summary>
internal sealed class TopScoreSearch(Weight weight, int k, SearchOptions options, SearchClock clock)
{
    private const int DocumentsBetweenChecks = 1024;
    private const int DocumentsOfSeed = 1 << 17;
    private const int LeastSeeds = 2;

    // Looking at a document of a clause that is not pruned costs several times as much as in a search that prunes nothing at all.
    private const int PostingsPerOther = 8;
    private readonly IndexReader _reader = weight.Searcher.Reader;

    /// <summary>Searches.</summary>
    public TopDocs Run()
    {
        PruningPlan? plan = weight.Searcher.Options.Exhaustive ? null : PruningPlan.For(weight);
        int threshold = Math.Max(options.TotalHitsThreshold, k);
        HitQueue queue = new(k, options.After);
        MatchCount count = new(threshold);
        try
        {
            if (plan is not null && !IsWorthwhile(plan))
                plan = null;
            if (options.Parallelism > 1 && _reader.Segments.Count > 1)
                RunParallel(plan, threshold, queue, count);
            else if (plan is not null)
                RunPruned(plan, queue, count);
            else
                for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
                    Exhaust(segment, queue, count);
        }
        catch (SearchAbandonedException)
        {
            // The queue keeps the best of what was seen; the clock makes the result a partial one.
        }
        return new TopDocs(queue.Drain(), new TotalHits(count.Value, count.IsExact && !clock.Expired), clock.Expired);
    }

    /// <summary>Whether the clauses that cannot be pruned by have so few documents that pruning the others pays.</summary>
    private bool IsWorthwhile(PruningPlan plan)
    {
        if (plan.Others.Count == 0)
            return true;
        long others = 0;
        for (int segment = 0; segment < _reader.Segments.Count; segment++)
            others += plan.Others.Sum(w => w.OpenScorer(segment)?.Cost ?? 0);
        return others * PostingsPerOther <= plan.Terms.Sum(static t => (long)t.Term.States.DocFreq);
    }

    private void RunPruned(PruningPlan plan, HitQueue queue, MatchCount count)
    {
        List<SegmentSearch> searches = new(_reader.Segments.Count);
        try
        {
            for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
                ScoreOthers(plan, segment, queue, count);
            for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
            {
                if (SegmentPruner.Open(plan, weight.Searcher, segment, queue, count) is { } search)
                    searches.Add(search);
            }
            int seeds = SeedsFor(searches.Count);
            foreach (SegmentSearch search in searches)
                search.Seed(seeds);
            for (int i = 0; i < searches.Count && !clock.IsOver(); i++)
                searches[i].Run(clock);
        }
        finally
        {
            searches.ForEach(static s => s.Dispose());
        }
    }

    /// <summary>How many places of each segment are looked into first: enough over all segments to fill half of the top, and some more in large indexes, where a high floor
    /// spares the most.</summary>
    private int SeedsFor(int segments) => segments == 0 ? 0 : Math.Max(LeastSeeds, ((k / 2) + (_reader.MaxDoc / DocumentsOfSeed)) / segments);

    /// <summary>Searches segments on several threads; the floor of a finished segment serves those that start later.</summary>
    private void RunParallel(PruningPlan? plan, int threshold, HitQueue queue, MatchCount count)
    {
        Lock gate = new();
        ParallelOptions threads = new() { MaxDegreeOfParallelism = options.Parallelism };
        Parallel.For(0, _reader.Segments.Count, threads, segment =>
        {
            HitQueue own = new(k, options.After);
            MatchCount ownCount = new(threshold);
            lock (gate)
                own.RaiseFloor(queue.Floor);
            try
            {
                if (!clock.IsOver())
                    RunSegment(plan, segment, own, ownCount);
            }
            catch (SearchAbandonedException)
            {
                // As above: what was seen counts.
            }
            lock (gate)
            {
                queue.OfferAll(own);
                count.AddAll(ownCount);
            }
        });
    }

    private void RunSegment(PruningPlan? plan, int segment, HitQueue queue, MatchCount count)
    {
        if (plan is null)
        {
            Exhaust(segment, queue, count);
            return;
        }
        ScoreOthers(plan, segment, queue, count);
        using SegmentSearch? search = SegmentPruner.Open(plan, weight.Searcher, segment, queue, count);
        search?.Seed(SeedsFor(1));
        search?.Run(clock);
    }

    /// <summary>Looks at every match of the clauses that the plan cannot prune by.</summary>
    private void ScoreOthers(PruningPlan plan, int segment, HitQueue queue, MatchCount count)
    {
        if (plan.Others.Count == 0)
            return;
        DocIdCursor[] others = [.. plan.Others.Select(w => w.OpenScorer(segment)).OfType<Scorer>()];
        if (others.Length == 0 || weight.OpenScorer(segment) is not { } whole)
            return;
        FixedBitSet? live = _reader.Segments[segment].LiveDocs;
        int docBase = _reader.DocBase(segment);
        DisjunctionCursor lead = new(others);
        int seen = 0;
        for (int docId = lead.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = lead.NextDoc())
        {
            // Deleted ones too are gone to: the order in which synonyms come to their documents may decide the last bit of their sums.
            if (whole.MatchesAt(docId) && (live is null || live[docId]))
            {
                count.Add(1);
                queue.Offer(docBase + docId, whole.Score());
            }
            if (++seen % DocumentsBetweenChecks == 0 && clock.IsOver())
                return;
        }
    }

    /// <summary>Looks at every match of a segment, document by document. Where all score the same, it ends as soon as the rest can neither enter the top nor must be counted.</summary>
    private void Exhaust(int segment, HitQueue queue, MatchCount count)
    {
        FixedBitSet? live = _reader.Segments[segment].LiveDocs;
        int docBase = _reader.DocBase(segment);
        // Not a number compares as better than any floor, so without a constant nothing ends early.
        float constant = weight is ConstantScoreWeight same && !weight.Searcher.Options.Exhaustive ? same.Boost : float.NaN;
        if (count.IsEnough && queue.Floor >= HitQueue.Key(docBase, constant))
        {
            count.AddAtLeast(0);
            return;
        }
        if (weight.OpenScorer(segment) is not { } scorer)
            return;
        int seen = 0;
        for (int docId = scorer.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = scorer.NextDoc())
        {
            if (live is null || live[docId])
            {
                if (count.IsEnough && queue.Floor >= HitQueue.Key(docBase + docId, constant))
                {
                    count.AddAtLeast(0);
                    return;
                }
                count.Add(1);
                queue.Offer(docBase + docId, float.IsNaN(constant) ? scorer.Score() : constant);
            }
            if (++seen % DocumentsBetweenChecks == 0 && clock.IsOver())
                return;
        }
    }
}
