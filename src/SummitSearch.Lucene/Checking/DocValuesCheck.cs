using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Walks over the column of a field: every value, every dictionary entry, and that both belong together.</summary>
internal static class DocValuesCheck
{
    /// <summary>Checks the column of a field, if it has one.</summary>
    public static void Run(CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        if (field.DocValuesType == DocValuesType.None || reader.Find(field.Name, field.DocValuesType, out _) is not { } columns)
            return;
        string file = columns.Data.Name;
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                ColumnWalk.Check(() => columns.OpenNumeric(field), file, reader, field, log);
                ReadAll(columns.OpenNumeric(field), static column => _ = column.Value);
                break;
            case DocValuesType.Binary:
                ColumnWalk.Check(() => columns.OpenBinary(field), file, reader, field, log);
                ReadAll(columns.OpenBinary(field), static column => _ = column.Value.Length);
                break;
            case DocValuesType.SortedNumeric:
                ColumnWalk.Check(() => columns.OpenSortedNumeric(field), file, reader, field, log);
                ReadAll(columns.OpenSortedNumeric(field), column => CheckNumbers(column, file, reader, field, log));
                break;
            case DocValuesType.Sorted:
                ColumnWalk.Check(() => columns.OpenSorted(field), file, reader, field, log);
                CheckSorted(columns.OpenSorted(field), columns.Dictionary(field), file, reader, field, log);
                break;
            default:
                ColumnWalk.Check(() => columns.OpenSortedSet(field), file, reader, field, log);
                CheckSet(columns.OpenSortedSet(field), columns.Dictionary(field), file, reader, field, log);
                break;
        }
    }

    private static void ReadAll<T>(T column, Action<T> read)
        where T : DocValuesCursor
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            read(column);
    }

    private static void CheckNumbers(SortedNumericDocValues column, string file, CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        if (column.ValueCount < 1)
            log.Add(file, -1, reader.Info.Info.Name, $"document {column.DocId} has no value in field '{field.Name}', but is listed.");
        long previous = long.MinValue;
        for (int i = column.ValueCount; i > 0; i--)
        {
            long value = column.NextValue();
            if (value < previous)
                log.Add(file, -1, reader.Info.Info.Name, $"the values of document {column.DocId} in field '{field.Name}' do not ascend.");
            previous = value;
        }
    }

    private static void CheckSorted(SortedDocValues column, TermsDictionary dictionary, string file, CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        FixedBitSet used = new(checked((int)dictionary.Count));
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            used.Set(column.Ordinal);
        DictionaryCheck.Run(dictionary, used, file, reader, field, log);
    }

    private static void CheckSet(SortedSetDocValues column, TermsDictionary dictionary, string file, CodecSegmentReader reader, FieldInfo field, FaultLog log)
    {
        FixedBitSet used = new(checked((int)dictionary.Count));
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            long previous = -1;
            for (long ordinal = column.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = column.NextOrdinal())
            {
                if (ordinal <= previous)
                    log.Add(file, -1, reader.Info.Info.Name, $"the ordinals of document {column.DocId} in field '{field.Name}' do not ascend.");
                used.Set((int)ordinal);
                previous = ordinal;
            }
            if (previous < 0)
                log.Add(file, -1, reader.Info.Info.Name, $"document {column.DocId} has no value in field '{field.Name}', but is listed.");
        }
        DictionaryCheck.Run(dictionary, used, file, reader, field, log);
    }
}
