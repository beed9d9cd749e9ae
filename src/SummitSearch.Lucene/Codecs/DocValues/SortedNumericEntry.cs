using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>What the metadata says of a column with several integers a document (FORMAT.md, "Sorted numeric values").</summary>
/// <param name="Values">All values of all documents.</param>
/// <param name="DocCount">Documents that have any.</param>
/// <param name="Addresses">Where each document's start; null if each has exactly one.</param>
internal sealed record SortedNumericEntry(NumericEntry Values, int DocCount, AddressTable? Addresses)
{
    /// <summary>Reads an entry.</summary>
    public static SortedNumericEntry Read(IndexInput meta, IndexInput data, int maxDoc)
    {
        NumericEntry values = NumericEntry.Read(meta, data);
        int docCount = meta.ReadInt32();
        if (docCount < 0 || docCount > maxDoc || docCount > values.ValueCount)
            throw new CorruptIndexException(meta.Name, meta.Position - 4, $"{docCount} documents (of {maxDoc}) with {values.ValueCount} values.");
        DocsChecks.Count(meta, values.Docs, docCount, maxDoc);
        return new SortedNumericEntry(values, docCount, values.ValueCount > docCount ? AddressTable.Read(meta, data, docCount, values.ValueCount) : null);
    }
}
