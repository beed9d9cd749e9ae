using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Packed;

/// <summary>Writes which documents have a value in a column: none, all, or a set in the data file.</summary>
internal static class ColumnDocsWriter
{
    /// <summary>Writes the location to <paramref name="meta"/> and the set, if one is needed, to <paramref name="data"/>.</summary>
    /// <param name="meta">Metadata.</param>
    /// <param name="data">Data.</param>
    /// <param name="open">Opens a cursor over the documents; called at most once.</param>
    /// <param name="count">Number of documents with a value.</param>
    /// <param name="maxDoc">Number of documents.</param>
    public static void Write(DataOutput meta, IndexOutput data, Func<DocIdCursor> open, int count, int maxDoc)
    {
        if (count == 0 || count == maxDoc)
        {
            (count == 0 ? DocIdSetLocation.None : DocIdSetLocation.All).Write(meta);
            return;
        }
        long start = data.FilePointer;
        short jumps = DocIdSetWriter.Write(data, open());
        new DocIdSetLocation(start, data.FilePointer - start, jumps, DocIdSetWriter.RankPower).Write(meta);
    }
}
