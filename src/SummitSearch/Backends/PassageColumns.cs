using SummitSearch.Lucene.Segments;

namespace SummitSearch.Backends;

/// <summary>Reads the columns of passages.</summary>
internal static class PassageColumns
{
    private delegate void Filler(SegmentReader segment, int docBase, Span<Candidate> candidates);

    /// <summary>Fills in where candidates stand in which articles.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="candidates">In ascending order of their documents.</param>
    public static void FillPlaces(IndexReader reader, Span<Candidate> candidates) => Fill(reader, candidates, FillPlaces);

    /// <summary>Fills in the hashes of candidates' texts.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="candidates">In ascending order of their documents.</param>
    public static void FillFingerprints(IndexReader reader, Span<Candidate> candidates) => Fill(reader, candidates, FillFingerprints);

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
        FillPlaces(reader, new Span<Candidate>(ref candidate));
        return (candidate.Ordinal, candidate.ArticleDocument);
    }

    private static void Fill(IndexReader reader, Span<Candidate> candidates, Filler fill)
    {
        for (int start = 0; start < candidates.Length;)
        {
            int segment = reader.SegmentOf(candidates[start].Document);
            int docBase = reader.DocBase(segment), end = start;
            int limit = docBase + reader.Segments[segment].MaxDoc;
            while (end < candidates.Length && candidates[end].Document < limit) end++;
            fill(reader.Segments[segment], docBase, candidates[start..end]);
            start = end;
        }
    }

    private static void FillPlaces(SegmentReader segment, int docBase, Span<Candidate> candidates)
    {
        NumericDocValues toArticle = Column(segment, PassageSchema.ToArticle);
        NumericDocValues ordinal = Column(segment, PassageSchema.Ordinal);
        foreach (ref Candidate candidate in candidates)
        {
            int docId = candidate.Document - docBase;
            candidate.ArticleDocument = candidate.Document + (int)ValueAt(toArticle, docId);
            candidate.Ordinal = (int)ValueAt(ordinal, docId);
        }
    }

    private static void FillFingerprints(SegmentReader segment, int docBase, Span<Candidate> candidates)
    {
        NumericDocValues fingerprint = Column(segment, PassageSchema.Fingerprint);
        foreach (ref Candidate candidate in candidates) candidate.Fingerprint = ValueAt(fingerprint, candidate.Document - docBase);
    }

    private static NumericDocValues Column(SegmentReader segment, string field) =>
        segment.NumericDocValues(field) ?? throw new InvalidDataException($"A segment with passages has no column '{field}'. Rebuild the index.");

    private static long ValueAt(NumericDocValues column, int docId) => column.AdvanceExact(docId) ? column.Value : 0;
}
