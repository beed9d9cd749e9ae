using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Decodes every stored value of every document.</summary>
internal static class StoredFieldsCheck
{
    private const int DocumentsBetweenLooks = 1024;

    /// <summary>Checks the stored fields of a segment.</summary>
    public static void Run(CodecSegmentReader reader, FaultLog log)
    {
        StoredDocumentReader stored = reader.StoredFields.OpenReader();
        Sink sink = new();
        for (int docId = 0; docId < reader.MaxDoc; docId++)
        {
            if (docId % DocumentsBetweenLooks == 0)
                log.Cancellation.ThrowIfCancellationRequested();
            stored.Visit(docId, sink);
        }
    }

    private sealed class Sink : IStoredFieldVisitor
    {
        public bool Wants(FieldInfo field) => true;

        public void VisitString(FieldInfo field, ReadOnlySpan<byte> utf8)
        {
            // Decoding is the check.
        }

        public void VisitBytes(FieldInfo field, ReadOnlySpan<byte> bytes)
        {
            // Decoding is the check.
        }

        public void VisitNumber(FieldInfo field, FieldValue value)
        {
            // Decoding is the check.
        }
    }
}
