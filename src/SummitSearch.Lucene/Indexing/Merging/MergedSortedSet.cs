using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Sorted-set columns of all inputs as one.</summary>
/// <param name="inputs">The inputs in order.</param>
/// <param name="columns">The column of each, fresh, or null.</param>
/// <param name="dictionaries">The same columns for looking values up.</param>
/// <param name="ordinals">Their merged dictionary.</param>
internal sealed class MergedSortedSet(IReadOnlyList<MergeInput> inputs, SortedSetDocValues?[] columns, SortedSetDocValues?[] dictionaries, OrdinalMap ordinals) : SortedSetDocValues
{
    private MergedWalk<SortedSetDocValues> _walk = new(inputs, columns);

    public override int DocId => _walk.DocId;

    public override long Cost => _walk.Cost;

    public override long ValueCount => ordinals.Count;

    public override long NextOrdinal()
    {
        // The order of values is the same in every dictionary, so ascending ordinals stay ascending.
        long ordinal = _walk.Current.NextOrdinal();
        return ordinal == NoMoreOrdinals ? NoMoreOrdinals : ordinals.Merged(_walk.Input, (int)ordinal);
    }

    public override ReadOnlySpan<byte> LookupOrdinal(long ordinal)
    {
        (int column, int source) = ordinals.Source((int)ordinal);
        return dictionaries[column]!.LookupOrdinal(source);
    }

    public override long LookupValue(ReadOnlySpan<byte> value) => MergedDictionary.Find(ordinals.Count, o => LookupOrdinal(o), value);

    public override int NextDoc() => _walk.NextDoc();

    public override int Advance(int target) => _walk.Advance(target);

    public override bool AdvanceExact(int docId) => _walk.AdvanceExact(docId);
}
