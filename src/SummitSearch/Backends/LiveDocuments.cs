using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>The documents with a term that are not deleted.</summary>
internal static class LiveDocuments
{
    /// <summary>Their numbers, ascending.</summary>
    public static IEnumerable<int> With(IndexReader reader, Term term)
    {
        for (int i = 0; i < reader.Segments.Count; i++)
        {
            SegmentReader segment = reader.Segments[i];
            if (segment.Terms(term.Field) is not { } terms || !terms.TryGet(term.Bytes, out TermEntry entry)) continue;
            PostingsCursor cursor = terms.OpenPostings(entry, PostingsDetail.Documents);
            for (int docId = cursor.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = cursor.NextDoc())
            {
                if (segment.IsLive(docId)) yield return reader.DocBase(i) + docId;
            }
        }
    }

    /// <summary>The last of them; null if there is none. An article's own document is the last of its block, and so of those with its id.</summary>
    public static int? LastWith(IndexReader reader, Term term)
    {
        int? last = null;
        foreach (int document in With(reader, term)) last = document;
        return last;
    }
}
