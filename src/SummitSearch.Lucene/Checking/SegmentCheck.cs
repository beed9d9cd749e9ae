using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.DocValues;
using SummitSearch.Lucene.Codecs.Norms;
using SummitSearch.Lucene.Codecs.Postings;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks one segment: its files, then every structure.</summary>
internal static class SegmentCheck
{
    /// <summary>Checks a segment; returns how many terms were walked over.</summary>
    public static long Run(IndexDirectory directory, SegmentCommitInfo segment, FaultLog log)
    {
        SegmentInfo info = segment.Info;
        string si = SegmentInfoFile.FileName(info.Name);
        log.Run(si, info.Name, () => CheckInfo(segment, si, log));
        FileCheck.Run(directory, segment, log);
        FixedBitSet? live = null;
        bool liveIsRead = log.Run(si, info.Name, () => live = segment.DeletionsGeneration < 0 ? null : LiveDocsFile.Read(directory, segment));
        CodecSegmentReader? reader = null;
        if (!log.Run(si, info.Name, () => reader = Open(directory, segment, liveIsRead ? live : null)) || reader is null)
            return 0;
        using (reader)
            return CheckStructures(reader, log);
    }

    private static CodecSegmentReader Open(IndexDirectory directory, SegmentCommitInfo segment, FixedBitSet? live)
    {
        SegmentCore core = SegmentCore.Open(directory, segment);
        try
        {
            return core.OpenReader(segment, live);
        }
        finally
        {
            core.Release();
        }
    }

    private static void CheckInfo(SegmentCommitInfo segment, string file, FaultLog log)
    {
        SegmentInfo info = segment.Info;
        if (info.MaxDoc == 0)
            log.Add(file, -1, info.Name, "the segment has no documents.");
        if (info.MinVersion.CompareTo(info.Version) > 0)
            log.Add(file, -1, info.Name, $"the oldest contributing version {info.MinVersion} is later than the writing one, {info.Version}.");
        _ = StoredFieldsMode.Of(info);
    }

    private static long CheckStructures(CodecSegmentReader reader, FaultLog log)
    {
        string segment = reader.Info.Info.Name;
        FieldInfosCheck.Run(reader, log);
        log.Run(reader.StoredFields.Data.Name, segment, () => StoredFieldsCheck.Run(reader, log));
        long terms = 0;
        foreach (FieldInfo field in reader.Fields)
        {
            FixedBitSet? withTerms = null;
            log.Run(IndexFileNames.Segment(segment, PostingsFormat.Suffix, "tim"), segment, () => withTerms = TermsCheck.Run(reader, field, log, ref terms));
            log.Run(IndexFileNames.Segment(segment, "", NormsFormat.DataExtension), segment, () => NormsCheck.Run(reader, field, withTerms, log));
            log.Run(IndexFileNames.Segment(segment, DocValuesFormat.Suffix, DocValuesFormat.DataExtension), segment, () => DocValuesCheck.Run(reader, field, log));
            log.Run(IndexFileNames.Segment(segment, "", "kdd"), segment, () => PointsCheck.Run(reader, field, log));
        }
        return terms;
    }
}
