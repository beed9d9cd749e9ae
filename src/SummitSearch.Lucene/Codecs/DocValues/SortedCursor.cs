using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>One ordinal a document.</summary>
internal sealed class SortedCursor : SortedDocValues
{
    private readonly ColumnDocs _docs;
    private readonly SortedEntry _entry;
    private readonly TermsDictionaryCursor _terms;

    /// <summary>Opens a cursor.</summary>
    public SortedCursor(ColumnDocs docs, SortedEntry entry)
    {
        _docs = docs;
        _entry = entry;
        _terms = new TermsDictionaryCursor(entry.Terms);
    }

    /// <inheritdoc/>
    public override int DocId => _docs.DocId;

    /// <inheritdoc/>
    public override long Cost => _docs.Cost;

    /// <inheritdoc/>
    public override int Ordinal => (int)_entry.Ordinal(_docs.Index);

    /// <inheritdoc/>
    public override int ValueCount => (int)_terms.Count;

    /// <inheritdoc/>
    public override int NextDoc() => _docs.NextDoc();

    /// <inheritdoc/>
    public override int Advance(int target) => _docs.Advance(target);

    /// <inheritdoc/>
    public override bool AdvanceExact(int docId) => _docs.AdvanceExact(docId);

    /// <inheritdoc/>
    public override int CountOrdinals(ReadOnlySpan<int> docIds, Span<long> counts) => _entry.Count(_docs, docIds, counts);

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> LookupOrdinal(int ordinal) => _terms.Lookup(ordinal);

    /// <inheritdoc/>
    public override int LookupValue(ReadOnlySpan<byte> value) => (int)_terms.LookupTerm(value);
}
