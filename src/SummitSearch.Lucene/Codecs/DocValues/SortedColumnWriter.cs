using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes columns of ordinals and their dictionaries (FORMAT.md, "Sorted values").</summary>
internal sealed class SortedColumnWriter(IndexOutput meta, IndexOutput data)
{
    /// <summary>Writes the body of a column with one ordinal a document.</summary>
    public void WriteSingle(Func<SortedDocValues> open, int maxDoc)
    {
        SortedDocValues column = open();
        int count = 0;
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
            count++;
        ColumnDocsWriter.Write(meta, data, open, count, maxDoc);
        meta.WriteInt32(count);
        column = open();
        int bits = StartOrdinals(column.ValueCount);
        long start = data.FilePointer;
        if (bits > 0)
        {
            DirectWriter writer = new(data, bits);
            while (column.NextDoc() != DocIdCursor.NoMoreDocs)
                writer.Add((ulong)column.Ordinal);
            writer.Finish();
        }
        EndOrdinals(bits, start);
        WriteTerms(column);
    }

    /// <summary>Writes the body of a column with a set of ordinals a document.</summary>
    public void WriteSet(Func<SortedSetDocValues> open, int maxDoc)
    {
        (int docCount, long ordinalCount) = Count(open());
        if (docCount == ordinalCount)
        {
            meta.WriteByte(0);
            WriteSingle(() => new FirstOfSet(open()), maxDoc);
            return;
        }
        meta.WriteByte(1);
        ColumnDocsWriter.Write(meta, data, open, docCount, maxDoc);
        SortedSetDocValues column = open();
        int bits = StartOrdinals(column.ValueCount);
        long start = data.FilePointer;
        DirectWriter writer = new(data, bits);
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            for (long ordinal = column.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = column.NextOrdinal())
                writer.Add((ulong)ordinal);
        }
        writer.Finish();
        EndOrdinals(bits, start);
        meta.WriteInt32(docCount);
        AddressTableWriter.Write(meta, data, Counts(open()));
        WriteTerms(new FirstOfSet(column));
    }

    private static (int DocCount, long OrdinalCount) Count(SortedSetDocValues column)
    {
        int docs = 0;
        long ordinals = 0;
        foreach (int count in Counts(column))
        {
            docs++;
            ordinals += count;
        }
        return (docs, ordinals);
    }

    private static IEnumerable<int> Counts(SortedSetDocValues column)
    {
        while (column.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            int count = 0;
            while (column.NextOrdinal() != SortedSetDocValues.NoMoreOrdinals)
                count++;
            yield return count;
        }
    }

    private int StartOrdinals(long terms)
    {
        int bits = terms <= 1 ? 0 : DirectWriter.BitsRequired((ulong)(terms - 1));
        meta.WriteByte((byte)bits);
        return bits;
    }

    private void EndOrdinals(int bits, long start)
    {
        meta.WriteInt64(bits == 0 ? 0 : start);
        meta.WriteInt64(bits == 0 ? 0 : data.FilePointer - start);
    }

    private void WriteTerms(SortedDocValues column)
    {
        TermsDictionaryWriter writer = new(meta, data, column.ValueCount);
        for (int ordinal = 0; ordinal < column.ValueCount; ordinal++)
            writer.Add(column.LookupOrdinal(ordinal));
        writer.Finish();
    }

    /// <summary>A set column of which each document has one ordinal, as a sorted column.</summary>
    private sealed class FirstOfSet(SortedSetDocValues set) : SortedDocValues
    {
        public override int DocId => set.DocId;

        public override long Cost => set.Cost;

        public override int Ordinal => (int)set.NextOrdinal();

        public override int ValueCount => checked((int)set.ValueCount);

        public override int NextDoc() => set.NextDoc();

        public override int Advance(int target) => set.Advance(target);

        public override bool AdvanceExact(int docId) => set.AdvanceExact(docId);

        public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => set.LookupOrdinal(ordinal);

        public override int LookupValue(ReadOnlySpan<byte> value) => (int)set.LookupValue(value);
    }
}
