using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>One search whose hits are sorted by fields, over all segments. Every match is looked at; totals are exact.</summary>
internal sealed class SortedSearch(Query query, Weight weight, int k, SearchOptions options, SearchClock clock)
{
    private const int DocumentsBetweenChecks = 1024;
    private readonly bool _needsScores = options.Sort!.Any(static f => f.Kind == SortKind.Score);
    private readonly MatchWindows _windows = new();
    private readonly IndexReader _reader = weight.Searcher.Reader;
    private readonly SortField[] _sort = [.. options.Sort!];

    /// <summary>Searches.</summary>
    public TopDocs Run()
    {
        List<SortedHit> hits = [];
        long total = 0;
        for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
        {
            SortedHitQueue queue = new(k, _sort, _reader.Segments[segment], _reader.DocBase(segment), options);
            try
            {
                total += Collect(segment, queue);
            }
            catch (SearchAbandonedException)
            {
                // The queue keeps the best of what was seen; the clock makes the result a partial one.
            }
            queue.Drain(hits);
        }
        hits.Sort(Compare);
        if (hits.Count > k)
            hits.RemoveRange(k, hits.Count - k);
        ScoreDoc[] docs = WithScores(hits);
        return new TopDocs(docs, new TotalHits(total, !clock.Expired), clock.Expired, [.. hits.Select(static h => h.Values)]);
    }

    private long Collect(int segment, SortedHitQueue queue)
    {
        FixedBitSet? live = _reader.Segments[segment].LiveDocs;
        if (weight.OpenScorer(segment) is not { } scorer)
            return 0;
        return _needsScores ? CollectByScore(scorer, live, queue) : CollectWindows(scorer, live, _reader.Segments[segment].MaxDoc, queue);
    }

    private long CollectWindows(Scorer scorer, FixedBitSet? live, int maxDoc, SortedHitQueue queue)
    {
        _windows.Open(scorer, live, maxDoc);
        long count = 0;
        while (!clock.IsOver() && _windows.MoveNext())
        {
            ReadOnlySpan<int> documents = _windows.Documents;
            count += documents.Length;
            queue.OfferAll(documents);
        }
        return count;
    }

    private long CollectByScore(Scorer scorer, FixedBitSet? live, SortedHitQueue queue)
    {
        long count = 0;
        int seen = 0;
        for (int docId = scorer.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = scorer.NextDoc())
        {
            if (live is null || live[docId])
            {
                count++;
                queue.Offer(docId, scorer);
            }
            if (++seen % DocumentsBetweenChecks == 0 && clock.IsOver())
                break;
        }
        return count;
    }

    private int Compare(SortedHit a, SortedHit b)
    {
        for (int i = 0; i < _sort.Length; i++)
        {
            int order = a.Values[i].CompareTo(b.Values[i]);
            if (order != 0)
                return SortedHitQueue.IsDescending(_sort[i]) ? -order : order;
        }
        return a.DocId.CompareTo(b.DocId);
    }

    private ScoreDoc[] WithScores(List<SortedHit> hits)
    {
        if (Array.FindIndex(_sort, static f => f.Kind == SortKind.Score) is >= 0 and int at)
            return [.. hits.Select(h => new ScoreDoc(h.DocId, BitConverter.Int32BitsToSingle((int)h.Values[at].Number)))];
        ScoreDoc[] docs = [.. hits.Select(static h => new ScoreDoc(h.DocId, float.NaN))];
        if (!options.ScoreSortedHits)
            return docs;
        try
        {
            Score(docs);
        }
        catch (SearchAbandonedException)
        {
            // A partial result already, or one from here on.
        }
        return docs;
    }

    /// <summary>Scores the hits afterwards, walking once through each segment in document order; those that time runs out for keep no score.</summary>
    private void Score(ScoreDoc[] docs)
    {
        // From the whole query, because a weight no longer knows its outer boosts.
        Weight scoring = query.CreateWeight(weight.Searcher, needsScores: true, 1f);
        Scorer? scorer = null;
        int opened = -1;
        foreach (int i in Enumerable.Range(0, docs.Length).OrderBy(i => docs[i].DocId))
        {
            int segment = _reader.SegmentOf(docs[i].DocId);
            if (segment != opened)
            {
                opened = segment;
                scorer = scoring.OpenScorer(segment);
            }
            int local = docs[i].DocId - _reader.DocBase(segment);
            docs[i] = docs[i] with { Score = scorer is not null && scorer.Advance(local) == local ? scorer.Score() : 0f };
        }
    }
}
