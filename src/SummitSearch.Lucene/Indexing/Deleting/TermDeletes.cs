using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Deleting;

/// <summary>Deletes the documents of a segment that hold one of many terms.</summary>
internal static class TermDeletes
{
    /// <summary>Looks every term up. Terms come in order, so that neighbours share the blocks of the dictionary.</summary>
    public static void Apply(ReadOnlySpan<Term> sorted, WriterSegment segment)
    {
        if (sorted.IsEmpty)
            return;
        using CodecSegmentReader reader = segment.OpenReader();
        string? field = null;
        FieldTerms? terms = null;
        PostingsCursor? postings = null;
        foreach (Term term in sorted)
        {
            if (term.Field != field)
            {
                field = term.Field;
                terms = reader.Terms(field);
                postings = null;
            }
            if (terms is null || !terms.TryGet(term.Bytes, out TermEntry entry))
                continue;
            postings = terms.OpenPostings(entry, PostingsDetail.Documents, postings);
            while (postings.NextDoc() != DocIdCursor.NoMoreDocs)
                segment.Delete(postings.DocId);
        }
    }
}
