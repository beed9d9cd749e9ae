using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Checking;

/// <summary>Checks what a commit says of the index as a whole; reading it checked the rest.</summary>
internal static class CommitCheck
{
    /// <summary>Checks a commit.</summary>
    public static void Run(SegmentInfos commit, FaultLog log)
    {
        string file = IndexFileNames.Commit(commit.Generation);
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            if (IndexFileNames.TryParseSegmentName(segment.Info.Name, out long number) && number >= commit.NextSegmentNumber)
                log.Add(file, -1, null, $"the next segment gets number {commit.NextSegmentNumber}, but there is a segment {segment.Info.Name} already.");
            CheckGenerations(segment, file, log);
        }
    }

    private static void CheckGenerations(SegmentCommitInfo segment, string file, FaultLog log)
    {
        if (segment.FieldInfosGeneration >= 0 != segment.FieldInfosFiles.Count > 0)
            log.Add(file, -1, segment.Info.Name, $"generation {segment.FieldInfosGeneration} of the field infos has {segment.FieldInfosFiles.Count} files.");
        if (segment.DocValuesGeneration >= 0 != segment.DocValuesFiles.Count > 0)
            log.Add(file, -1, segment.Info.Name, $"generation {segment.DocValuesGeneration} of the doc values has files for {segment.DocValuesFiles.Count} fields.");
    }
}
