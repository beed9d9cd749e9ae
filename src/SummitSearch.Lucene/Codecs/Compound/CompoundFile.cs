using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Codecs.Compound;

/// <summary>Wraps the files of a segment into one <c>.cfs</c> with its table of contents <c>.cfe</c> (FORMAT.md, "Compound file").</summary>
internal static class CompoundFile
{
    private const int CopyPiece = 1 << 20;

    /// <summary>Copies the files, which stay; returns the names of the two new ones.</summary>
    /// <param name="directory">Where the files are.</param>
    /// <param name="segment">Segment name.</param>
    /// <param name="segmentId">Segment id.</param>
    /// <param name="files">All files of the segment but <c>.si</c>, live docs and update generations.</param>
    public static IReadOnlyList<string> Write(IndexDirectory directory, string segment, byte[] segmentId, IEnumerable<string> files)
    {
        string dataName = IndexFileNames.Segment(segment, "", CompoundReader.DataExtension);
        string entriesName = IndexFileNames.Segment(segment, "", CompoundReader.EntriesExtension);
        using IndexOutput data = directory.CreateOutput(dataName);
        using IndexOutput entries = directory.CreateOutput(entriesName);
        CodecFile.WriteHeader(data, CompoundReader.DataCodec, 0, segmentId, "");
        CodecFile.WriteHeader(entries, CompoundReader.EntriesCodec, 0, segmentId, "");
        string[] sorted = [.. files.Order(StringComparer.Ordinal)];
        entries.WriteVInt(sorted.Length);
        foreach (string file in sorted)
        {
            long start = data.FilePointer;
            Copy(directory, file, data);
            entries.WriteString(file[segment.Length..]);
            entries.WriteInt64(start);
            entries.WriteInt64(data.FilePointer - start);
        }
        CodecFile.WriteFooter(data);
        CodecFile.WriteFooter(entries);
        return [dataName, entriesName];
    }

    private static void Copy(IndexDirectory directory, string file, IndexOutput data)
    {
        using MappedBytes bytes = directory.OpenBytes(file);
        IndexInput input = new(file, bytes);
        CodecFile.CheckFooterStructure(input);
        input.Position = 0;
        while (input.Remaining > 0)
            data.WriteBytes(input.ReadSpan((int)Math.Min(CopyPiece, input.Remaining)));
    }
}
