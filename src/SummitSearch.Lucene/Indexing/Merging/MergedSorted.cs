using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Sorted columns of all inputs as one.</summary>
/// <param name="inputs">The inputs in order.</param>
/// <param name="columns">The column of each, fresh, or null.</param>
/// <param name="dictionaries">The same columns for looking values up.</param>
/// <param name="ordinals">Their merged dictionary.</param>
internal sealed class MergedSorted(IReadOnlyList<MergeInput> inputs, SortedDocValues?[] columns, SortedDocValues?[] dictionaries, OrdinalMap ordinals) : SortedDocValues
{
    private MergedWalk<SortedDocValues> _walk = new(inputs, columns);

    public override int DocId => _walk.DocId;

    public override long Cost => _walk.Cost;

    public override int Ordinal => ordinals.Merged(_walk.Input, _walk.Current.Ordinal);

    public override int ValueCount => ordinals.Count;

    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal)
    {
        (int column, int source) = ordinals.Source(ordinal);
        return dictionaries[column]!.LookupOrdinal(source);
    }

    public override int LookupValue(ReadOnlySpan<byte> value) => MergedDictionary.Find(ordinals.Count, LookupOrdinal, value);

    public override int NextDoc() => _walk.NextDoc();

    public override int Advance(int target) => _walk.Advance(target);

    public override bool AdvanceExact(int docId) => _walk.AdvanceExact(docId);
}
