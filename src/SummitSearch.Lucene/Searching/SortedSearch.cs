using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>One search whose hits are sorted by fields, over all segments. Every match is looked at; totals are exact.</summary>
internal sealed class SortedSearch(Query query, Weight weight, int k, SearchOptions options, SearchClock clock)
{
    private const int DocumentsBetweenChecks = 1024;
    private readonly IndexReader _reader = weight.Searcher.Reader;
    private readonly SortField[] _sort = [.. options.Sort!];
    private Weight? _scoring;

    /// <summary>Searches.</summary>
    public TopDocs Run()
    {
        List<SortedHit> hits = [];
        long total = 0;
        for (int segment = 0; segment < _reader.Segments.Count && !clock.IsOver(); segment++)
        {
            SortedHitQueue queue = new(k, _sort, _reader.Segments[segment], _reader.DocBase(segment), options);
            total += Collect(segment, queue);
            hits.AddRange(queue.Drain());
        }
        hits.Sort(Compare);
        if (hits.Count > k)
            hits.RemoveRange(k, hits.Count - k);
        ScoreDoc[] docs = [.. hits.Select(ToScoreDoc)];
        return new TopDocs(docs, new TotalHits(total, !clock.Expired), clock.Expired, [.. hits.Select(static h => h.Values)]);
    }

    private long Collect(int segment, SortedHitQueue queue)
    {
        FixedBitSet? live = _reader.Segments[segment].LiveDocs;
        if (weight.OpenScorer(segment) is not { } scorer)
            return 0;
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

    private ScoreDoc ToScoreDoc(SortedHit hit)
    {
        if (Array.FindIndex(_sort, static f => f.Kind == SortKind.Score) is >= 0 and int at)
            return new ScoreDoc(hit.DocId, BitConverter.Int32BitsToSingle((int)hit.Values[at].Number));
        return new ScoreDoc(hit.DocId, options.ScoreSortedHits ? ScoreOf(hit.DocId) : float.NaN);
    }

    private float ScoreOf(int docId)
    {
        int segment = _reader.SegmentOf(docId);
        _scoring ??= query.CreateWeight(weight.Searcher, needsScores: true, 1f); // from the whole query: a weight no longer knows its outer boosts
        Scorer? scorer = _scoring.OpenScorer(segment);
        int local = docId - _reader.DocBase(segment);
        return scorer is not null && scorer.Advance(local) == local ? scorer.Score() : 0f;
    }
}
