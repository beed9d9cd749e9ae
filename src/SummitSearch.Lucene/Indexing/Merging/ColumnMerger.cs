using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Merges doc values, field by field.</summary>
internal sealed class ColumnMerger(DocValuesWriter writer, IReadOnlyList<MergeInput> inputs, int maxDoc)
{
    /// <summary>Merges the column of a field, if it has one.</summary>
    public void Merge(FieldInfo field)
    {
        string name = field.Name;
        switch (field.DocValuesType)
        {
            case DocValuesType.Numeric:
                writer.AddNumeric(field, () => new MergedNumeric(inputs, Columns(r => r.NumericDocValues(name))), maxDoc);
                break;
            case DocValuesType.Binary:
                writer.AddBinary(field, () => new MergedBinary(inputs, Columns(r => r.BinaryDocValues(name))), maxDoc);
                break;
            case DocValuesType.SortedNumeric:
                writer.AddSortedNumeric(field, () => new MergedSortedNumeric(inputs, Columns(r => r.SortedNumericDocValues(name))), maxDoc);
                break;
            case DocValuesType.Sorted:
                MergeSorted(field);
                break;
            case DocValuesType.SortedSet:
                MergeSortedSet(field);
                break;
        }
    }

    private void MergeSorted(FieldInfo field)
    {
        SortedDocValues?[] dictionaries = Columns(r => r.SortedDocValues(field.Name));
        SortedDocValues?[] columns = Columns(r => r.SortedDocValues(field.Name));
        FixedBitSet[] used = [.. dictionaries.Select(static d => new FixedBitSet(d?.ValueCount ?? 0))];
        MergedWalk<SortedDocValues> walk = new(inputs, columns);
        while (walk.NextDoc() != DocIdCursor.NoMoreDocs)
            used[walk.Input].Set(walk.Current.Ordinal);
        OrdinalMap ordinals = new(used, (column, ordinal) => dictionaries[column]!.LookupOrdinal(ordinal));
        writer.AddSorted(field, () => new MergedSorted(inputs, Columns(r => r.SortedDocValues(field.Name)), dictionaries, ordinals), maxDoc);
    }

    private void MergeSortedSet(FieldInfo field)
    {
        SortedSetDocValues?[] dictionaries = Columns(r => r.SortedSetDocValues(field.Name));
        SortedSetDocValues?[] columns = Columns(r => r.SortedSetDocValues(field.Name));
        FixedBitSet[] used = [.. dictionaries.Select(static d => new FixedBitSet((int)(d?.ValueCount ?? 0)))];
        MergedWalk<SortedSetDocValues> walk = new(inputs, columns);
        while (walk.NextDoc() != DocIdCursor.NoMoreDocs)
        {
            for (long ordinal = walk.Current.NextOrdinal(); ordinal != SortedSetDocValues.NoMoreOrdinals; ordinal = walk.Current.NextOrdinal())
                used[walk.Input].Set((int)ordinal);
        }
        OrdinalMap ordinals = new(used, (column, ordinal) => dictionaries[column]!.LookupOrdinal(ordinal));
        writer.AddSortedSet(field, () => new MergedSortedSet(inputs, Columns(r => r.SortedSetDocValues(field.Name)), dictionaries, ordinals), maxDoc);
    }

    private TCursor?[] Columns<TCursor>(Func<SegmentReader, TCursor?> open)
        where TCursor : class => [.. inputs.Select(i => open(i.Reader))];
}
