using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Reads the columns of passages.</summary>
internal static class PassageColumns
{
    /// <summary>Fills in what candidates need of their columns, a segment at a time.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="candidates">In ascending order of their documents.</param>
    public static void Fill(IndexReader reader, Span<Candidate> candidates)
    {
        for (int start = 0; start < candidates.Length;)
        {
            int segment = reader.SegmentOf(candidates[start].Document);
            int docBase = reader.DocBase(segment), end = start;
            int limit = docBase + reader.Segments[segment].MaxDoc;
            while (end < candidates.Length && candidates[end].Document < limit) end++;
            Fill(reader.Segments[segment], docBase, candidates[start..end]);
            start = end;
        }
    }

    /// <summary>When a passage was published, in milliseconds since 1970; null where that is unknown.</summary>
    public static long? PublishedAt(IndexReader reader, int document)
    {
        int segment = reader.SegmentOf(document);
        long time = reader.Segments[segment].NumericDocValues(PassageSchema.Newest) is { } column ? ValueAt(column, document - reader.DocBase(segment)) : long.MinValue;
        return time == long.MinValue ? null : time;
    }

    /// <summary>The place of a passage in its article, and the number of the article's document.</summary>
    public static (int Ordinal, int ArticleDocument) Locate(IndexReader reader, int document)
    {
        var candidate = new Candidate(document, 0, 0);
        Fill(reader, new Span<Candidate>(ref candidate));
        return (candidate.Ordinal, candidate.ArticleDocument);
    }

    private static void Fill(SegmentReader segment, int docBase, Span<Candidate> candidates)
    {
        NumericDocValues toArticle = Column(segment, PassageSchema.ToArticle);
        NumericDocValues ordinal = Column(segment, PassageSchema.Ordinal);
        NumericDocValues fingerprint = Column(segment, PassageSchema.Fingerprint);
        foreach (ref Candidate candidate in candidates)
        {
            int docId = candidate.Document - docBase;
            candidate.ArticleDocument = candidate.Document + (int)ValueAt(toArticle, docId);
            candidate.Ordinal = (int)ValueAt(ordinal, docId);
            candidate.Fingerprint = ValueAt(fingerprint, docId);
        }
    }

    private static NumericDocValues Column(SegmentReader segment, string field) =>
        segment.NumericDocValues(field) ?? throw new InvalidDataException($"A segment with passages has no column '{field}'. Rebuild the index.");

    private static long ValueAt(NumericDocValues column, int docId) => column.AdvanceExact(docId) ? column.Value : 0;
}
