using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.Compound;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks that every file of a segment is there and that its checksum is right, also inside a compound file.</summary>
internal static class FileCheck
{
    /// <summary>Checks all files of a segment, the generation files included.</summary>
    public static void Run(IndexDirectory directory, SegmentCommitInfo segment, FaultLog log)
    {
        string name = segment.Info.Name;
        IEnumerable<string> files = segment.Info.Files.Concat(segment.FieldInfosFiles).Concat(segment.DocValuesFiles.Values.SelectMany(static f => f));
        if (segment.DeletionsGeneration >= 0)
            files = files.Append(LiveDocsFile.FileName(name, segment.DeletionsGeneration));
        foreach (string file in files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            log.Run(file, name, () => CheckWhole(directory, file));
        if (segment.Info.IsCompound)
            log.Run(IndexFileNames.Segment(name, "", CompoundReader.DataExtension), name, () => CheckInside(directory, segment.Info, log));
    }

    private static void CheckWhole(IndexDirectory directory, string file)
    {
        using MappedBytes bytes = directory.OpenBytes(file);
        CodecFile.CheckWholeFile(new IndexInput(file, bytes));
    }

    private static void CheckInside(IndexDirectory directory, SegmentInfo info, FaultLog log)
    {
        using SegmentFiles files = new(directory, info);
        foreach (string inside in files.CompoundNames.Order(StringComparer.Ordinal))
        {
            log.Run(info.Name + inside, info.Name, () =>
            {
                int dot = inside.LastIndexOf('.');
                CodecFile.CheckWholeFile(files.Open(dot > 0 ? inside[1..dot] : "", inside[(dot + 1)..]));
            });
        }
    }
}
