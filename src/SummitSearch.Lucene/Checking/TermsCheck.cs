using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Walks over the terms of a field and the postings of each, and compares the statistics with what was seen.</summary>
internal static class TermsCheck
{
    private const int TermsBetweenLookups = 64;

    /// <summary>Checks the terms of a field; returns the documents that have any, or null if the field is not indexed.</summary>
    public static FixedBitSet? Run(CodecSegmentReader reader, FieldInfo field, FaultLog log, ref long termCount)
    {
        if (field.IndexOptions == Documents.IndexOptions.None)
            return null;
        FixedBitSet documents = new(reader.MaxDoc);
        if (reader.Terms(field.Name) is not { } terms)
            return documents;
        string file = IndexFileNames.Segment(reader.Info.Info.Name, PostingsFormat.Suffix, "tim");
        PostingsCheck postings = new(reader, terms, documents, file, log);
        TermsCursor cursor = terms.OpenTerms();
        byte[] previous = [];
        long count = 0;
        long sumDocFreq = 0;
        long sumTotalTermFreq = 0;
        while (cursor.MoveNext())
        {
            log.Cancellation.ThrowIfCancellationRequested();
            if (count > 0 && cursor.Term.SequenceCompareTo(previous) <= 0)
            {
                log.Add(file, -1, reader.Info.Info.Name, $"term {count} of field '{field.Name}' is not above the one before.");
                return null;
            }
            previous = cursor.Term.ToArray();
            TermEntry entry = cursor.Entry;
            CheckLookup(terms, previous, entry, count, reader, file, log);
            postings.Check(entry, previous, count);
            count++;
            sumDocFreq += entry.DocFreq;
            sumTotalTermFreq += entry.TotalTermFreq;
        }
        termCount += count;
        (string What, long Seen, long Recorded)[] totals =
        [
            ("terms", count, terms.TermCount), ("postings", sumDocFreq, terms.SumDocFreq), ("occurrences", sumTotalTermFreq, terms.SumTotalTermFreq),
            ("documents", documents.Cardinality(), terms.DocCount),
        ];
        foreach ((string what, long seen, long recorded) in totals)
        {
            if (seen != recorded)
                log.Add(file, -1, reader.Info.Info.Name, $"field '{field.Name}': {seen} {what} were found, {recorded} are recorded.");
        }
        CheckEnds(terms, previous, count, reader, file, log);
        return documents;
    }

    private static void CheckLookup(FieldTerms terms, byte[] term, in TermEntry entry, long ordinal, SegmentReader reader, string file, FaultLog log)
    {
        if (ordinal % TermsBetweenLookups == 0 && (!terms.TryGet(term, out TermEntry found) || found != entry))
            log.Add(file, -1, reader.Info.Info.Name, $"term {ordinal} of field '{terms.Field.Name}' is not found by its bytes.");
    }

    private static void CheckEnds(FieldTerms terms, byte[] last, long count, SegmentReader reader, string file, FaultLog log)
    {
        if (count == 0)
            return;
        TermsCursor cursor = terms.OpenTerms();
        if (!cursor.MoveNext() || !cursor.Term.SequenceEqual(terms.MinTerm) || !terms.MaxTerm.SequenceEqual(last))
            log.Add(file, -1, reader.Info.Info.Name, $"the first or the last term of field '{terms.Field.Name}' is not the recorded one.");
        if (cursor.Seek(last) != SeekResult.Found)
            log.Add(file, -1, reader.Info.Info.Name, $"the last term of field '{terms.Field.Name}' is not found again.");
    }
}
