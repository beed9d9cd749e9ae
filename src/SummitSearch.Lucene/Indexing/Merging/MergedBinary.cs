using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Binary columns of all inputs as one.</summary>
internal sealed class MergedBinary(IReadOnlyList<MergeInput> inputs, BinaryDocValues?[] columns) : BinaryDocValues
{
    private MergedWalk<BinaryDocValues> _walk = new(inputs, columns);

    public override int DocId => _walk.DocId;

    public override long Cost => _walk.Cost;

    public override ReadOnlySpan<byte> Value => _walk.Current.Value;

    public override int NextDoc() => _walk.NextDoc();

    public override int Advance(int target) => _walk.Advance(target);

    public override bool AdvanceExact(int docId) => _walk.AdvanceExact(docId);
}
