using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Checks of metadata that several kinds of columns share.</summary>
internal static class DocsChecks
{
    /// <summary>Checks that a number of documents agrees with the set of them.</summary>
    public static void Count(IndexInput meta, in DocIdSetLocation docs, long count, int maxDoc)
    {
        bool right = docs.IsAll ? count == maxDoc : docs.IsEmpty ? count == 0 : count > 0 && count <= maxDoc;
        if (!right)
            throw new CorruptIndexException(meta.Name, meta.Position, $"{count} documents of {maxDoc} have values, which their set contradicts.");
    }

    /// <summary>Checks that a stretch lies inside the data.</summary>
    public static void Range(IndexInput meta, IndexInput data, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > data.Length - length)
            throw new CorruptIndexException(meta.Name, meta.Position, $"{length} bytes at {offset} do not fit into {data.Name}.");
    }
}
