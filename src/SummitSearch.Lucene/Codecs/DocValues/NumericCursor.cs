using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>One integer a document.</summary>
internal sealed class NumericCursor(ColumnDocs docs, NumericColumn column) : NumericDocValues
{
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
}
