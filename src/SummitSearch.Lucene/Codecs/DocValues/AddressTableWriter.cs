using SummitSearch.Lucene.Codecs.Packed;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.DocValues;

/// <summary>Writes where the values of each document start (FORMAT.md, "Address tables").</summary>
internal static class AddressTableWriter
{
    /// <summary>Writes a table from the number of values of each document that has any.</summary>
    public static void Write(IndexOutput meta, IndexOutput data, IEnumerable<int> counts)
    {
        long start = data.FilePointer;
        meta.WriteInt64(start);
        meta.WriteVInt(DocValuesFormat.MonotonicShift);
        MonotonicWriter writer = new(meta, data, DocValuesFormat.MonotonicShift);
        long address = 0;
        writer.Add(0);
        foreach (int count in counts)
            writer.Add(address += count);
        writer.Finish();
        meta.WriteInt64(data.FilePointer - start);
    }
}
