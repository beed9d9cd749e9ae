using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Weight of a multi-term query whose matches all score the boost.</summary>
internal sealed class MultiTermConstantWeight(MultiTermQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        if (reader.Terms(query.Field) is not { } terms)
            return null;
        List<PostingsCursor> longLists = [];
        FixedBitSet? rare = null;
        PostingsCursor? reused = null;
        long cost = 0;
        TermWalk walk = query.OpenTerms(terms, Searcher.Clock);
        while (walk.MoveNext())
        {
            TermEntry entry = walk.Entry;
            if (entry.DocFreq >= PostingsCursor.BlockSize)
            {
                longLists.Add(terms.OpenPostings(entry, PostingsDetail.Documents));
                continue;
            }
            // Most terms of a prefix or pattern are in few documents: those are read at once, with one recycled cursor.
            rare ??= new FixedBitSet(reader.MaxDoc);
            cost += entry.DocFreq;
            if (entry.DocFreq == 1 && entry.SingletonDocId >= 0)
                rare.Set(entry.SingletonDocId);
            else
                AddAll(reused = terms.OpenPostings(entry, PostingsDetail.Documents, reused), rare);
        }
        if (longLists.Count == 0)
            return rare is null ? null : new BitSetCursor(rare, cost);
        return longLists.Count == 1 && rare is null ? new TermDocsCursor(longLists[0]) : new PostingsUnionCursor([.. longLists], rare, cost, reader.MaxDoc);
    }

    private static void AddAll(PostingsCursor postings, FixedBitSet into)
    {
        for (int docId = postings.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = postings.NextDoc())
            into.Set(docId);
    }
}
