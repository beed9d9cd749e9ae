using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Sorted-numeric columns of all inputs as one.</summary>
internal sealed class MergedSortedNumeric(IReadOnlyList<MergeInput> inputs, SortedNumericDocValues?[] columns) : SortedNumericDocValues
{
    private MergedWalk<SortedNumericDocValues> _walk = new(inputs, columns);

    public override int DocId => _walk.DocId;

    public override long Cost => _walk.Cost;

    public override int ValueCount => _walk.Current.ValueCount;

    public override long NextValue() => _walk.Current.NextValue();

    public override int NextDoc() => _walk.NextDoc();

    public override int Advance(int target) => _walk.Advance(target);

    public override bool AdvanceExact(int docId) => _walk.AdvanceExact(docId);
}
