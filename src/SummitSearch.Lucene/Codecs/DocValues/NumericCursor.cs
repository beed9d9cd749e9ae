using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>One integer a document.</summary>
internal sealed class NumericCursor(ColumnDocs docs, NumericColumn column) : NumericDocValues
{
    private const int Batch = 256;

    /// <inheritdoc/>
    public override int DocId => docs.DocId;

    /// <inheritdoc/>
    public override long Cost => docs.Cost;

    /// <inheritdoc/>
    public override long Value => column.Get(docs.Index);

    /// <inheritdoc/>
    public override int NextDoc() => docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId) => docs.AdvanceExact(docId);

    /// <inheritdoc/>
    public override void Read(ReadOnlySpan<int> docIds, long missing, Span<long> values)
    {
        Span<int> indexes = stackalloc int[Batch];
        for (int i = 0; i < docIds.Length; i += Batch)
        {
            ReadOnlySpan<int> some = docIds[i..Math.Min(i + Batch, docIds.Length)];
            docs.IndexesOf(some, indexes);
            column.GetAll(indexes[..some.Length], missing, values[i..]);
        }
    }
}
