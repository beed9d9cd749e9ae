using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Documents with any of many terms, gathered into a bit set.</summary>
internal sealed class TermInSetWeight(TermInSetQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        FixedBitSet documents = new(reader.MaxDoc);
        PostingsCursor? postings = null;
        long cost = 0;
        foreach (Term term in query.Terms)
        {
            Searcher.Clock.ThrowIfOver();
            if (reader.Terms(term.Field) is not { } terms || !terms.TryGet(term.Bytes, out TermEntry entry))
                continue;
            cost += entry.DocFreq;
            postings = terms.OpenPostings(entry, PostingsDetail.Documents);
            AddAll(postings, documents);
        }
        return postings is null ? null : new BitSetCursor(documents, cost);
    }

    /// <summary>Adds all documents of a cursor that stands before its first, a block at a time.</summary>
    internal static void AddAll(PostingsCursor postings, FixedBitSet documents)
    {
        while (postings.NextBlock() != DocIdCursor.NoMoreDocs)
        {
            foreach (int docId in postings.RestOfBlock)
                documents.Set(docId);
        }
    }
}
