using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Checking;

/// <summary>Verifies a whole index: headers, ids and checksums of all files, every structure walked from end to end, and the structures against each other.</summary>
/// <remarks>Reads every byte several times. Never throws on damaged bytes. Takes no lock: with a writer at work, check a snapshot.</remarks>
public static class IndexChecker
{
    /// <summary>Checks the newest commit of an index.</summary>
    /// <exception cref="OperationCanceledException">The check was called off.</exception>
    public static IndexReport Check(IndexDirectory directory, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(directory);
        FaultLog log = new(cancellation);
        SegmentInfos? commit = null;
        string commitFile = IndexFileNames.CommitPrefix + "N";
        log.Run(commitFile, null, () =>
        {
            commitFile = IndexFileNames.Commit(SegmentInfosFile.LatestGeneration(directory));
            commit = SegmentInfosFile.ReadLatest(directory);
        });
        if (commit is null)
            return new IndexReport { Faults = log.Faults };
        CommitCheck.Run(commit, log);
        long terms = 0;
        foreach (SegmentCommitInfo segment in commit.Segments)
            terms += SegmentCheck.Run(directory, segment, log);
        return new IndexReport
        {
            Faults = log.Faults,
            Generation = commit.Generation,
            SegmentCount = commit.Segments.Count,
            DocumentCount = commit.Segments.Sum(static s => (long)s.Info.MaxDoc),
            TermCount = terms,
        };
    }
}
