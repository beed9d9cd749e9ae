using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Tells whether anybody may see what holds a term, so that nothing is suggested that only deleted or embargoed articles hold.</summary>
/// <param name="reader">The index.</param>
/// <param name="hasEmbargoes">False if no article has an embargo, so that nobody has to look.</param>
/// <param name="now">The moment that embargoes are measured against.</param>
internal sealed class VisibleDocuments(IndexReader reader, bool hasEmbargoes, DateTimeOffset now)
{
    /// <summary>Whether a visible passage holds all of some words as they are written.</summary>
    public bool AnyPassageWith(IReadOnlyList<string> words)
    {
        for (int segment = 0; segment < reader.Segments.Count; segment++)
        {
            if (reader.Segments[segment].Terms(PassageSchema.Exact) is { } terms && Open(terms, words) is { } cursors && AnyWithAll(cursors, segment)) return true;
        }
        return false;
    }

    /// <summary>The visible articles with a term, as document numbers.</summary>
    public IEnumerable<int> Articles(Term term) => LiveDocuments.With(reader, term).Where(IsVisibleArticle);

    private static PostingsCursor[]? Open(FieldTerms terms, IReadOnlyList<string> words)
    {
        var cursors = new PostingsCursor[words.Count];
        for (int i = 0; i < cursors.Length; i++)
        {
            if (!terms.TryGet(new Term(PassageSchema.Exact, words[i]).Bytes, out TermEntry entry)) return null;
            cursors[i] = terms.OpenPostings(entry, PostingsDetail.Documents);
        }
        // The rarest leads.
        Array.Sort(cursors, static (a, b) => a.DocFreq.CompareTo(b.DocFreq));
        return cursors;
    }

    private bool AnyWithAll(PostingsCursor[] cursors, int segment)
    {
        for (int docId = cursors[0].NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = cursors[0].NextDoc())
        {
            if (!reader.Segments[segment].IsLive(docId)) continue;
            int other = 1;
            while (other < cursors.Length && (cursors[other].DocId < docId ? cursors[other].Advance(docId) : cursors[other].DocId) == docId) other++;
            if (other == cursors.Length && IsVisiblePassage(reader.DocBase(segment) + docId)) return true;
        }
        return false;
    }

    private bool IsVisiblePassage(int document) => !hasEmbargoes || IsVisibleArticle(PassageColumns.Locate(reader, document).ArticleDocument);

    private bool IsVisibleArticle(int document) => !hasEmbargoes || StoryColumns.IsVisible(reader, document, now);
}
