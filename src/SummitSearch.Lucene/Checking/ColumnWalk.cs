using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks that the three ways to walk over a column agree: one by one, by target, and document by document.</summary>
internal static class ColumnWalk
{
    /// <summary>Checks a column; returns the documents that have a value.</summary>
    public static int Check(Func<DocValuesCursor> open, string file, SegmentReader reader, FieldInfo field, FaultLog log)
    {
        DocValuesCursor next = open();
        DocValuesCursor exact = open();
        DocValuesCursor advance = open();
        int count = 0;
        int docId = 0;
        for (int found = next.NextDoc(); found != DocIdCursor.NoMoreDocs; found = next.NextDoc())
        {
            if (found < docId || found >= reader.MaxDoc)
            {
                log.Add(file, -1, reader.Info.Info.Name, $"the documents of field '{field.Name}' do not ascend below {reader.MaxDoc}: {found}.");
                return count;
            }
            bool agrees = true;
            for (; docId < found; docId++)
                agrees &= !exact.AdvanceExact(docId);
            agrees &= exact.AdvanceExact(found);
            // Every seventeenth document is enough to use jump tables and ranks.
            if (count % 17 == 0 && advance.DocId < found)
                agrees &= advance.Advance(found) == found;
            if (!agrees)
            {
                log.Add(file, -1, reader.Info.Info.Name, $"walks over field '{field.Name}' disagree at document {found}.");
                return count;
            }
            docId = found + 1;
            count++;
        }
        if (count != next.Cost)
            log.Add(file, -1, reader.Info.Info.Name, $"{count} documents have a value in field '{field.Name}', {next.Cost} are recorded.");
        return count;
    }
}
