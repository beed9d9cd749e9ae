using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Walks over the norms of a field, and compares them with its terms: a document has terms exactly where its norm is not 0.</summary>
internal static class NormsCheck
{
    /// <summary>Checks the norms of a field, if it has any.</summary>
    /// <param name="reader">The segment.</param>
    /// <param name="field">The field.</param>
    /// <param name="withTerms">The documents that have terms; null if that is not known.</param>
    /// <param name="log">Takes faults.</param>
    public static void Run(CodecSegmentReader reader, FieldInfo field, FixedBitSet? withTerms, FaultLog log)
    {
        if (reader.Norms(field.Name) is not { } norms)
            return;
        string file = IndexFileNames.Segment(reader.Info.Info.Name, "", NormsFormat.DataExtension);
        ColumnWalk.Check(norms.OpenCursor, file, reader, field, log);
        if (withTerms is null)
            return;
        NumericDocValues cursor = norms.OpenCursor();
        for (int docId = 0; docId < reader.MaxDoc; docId++)
        {
            bool nonZero = cursor.AdvanceExact(docId) && cursor.Value != 0;
            if (nonZero == withTerms[docId])
                continue;
            log.Add(file, -1, reader.Info.Info.Name, $"document {docId} has {(nonZero ? "a norm but no terms" : "terms but no norm")} in field '{field.Name}'.");
            return;
        }
    }
}
