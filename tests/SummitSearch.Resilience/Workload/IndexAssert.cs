using SummitSearch.Lucene.Checking;
using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Resilience.Workload;

/// <summary>Assertions about whole indexes.</summary>
internal static class IndexAssert
{
    /// <summary>The last commit of a directory, if there is one, has no fault.</summary>
    public static void Sound(IndexDirectory directory, string run)
    {
        if (SegmentInfosFile.LatestGeneration(directory) == 0)
            return;
        IndexReport report = IndexChecker.Check(directory);
        Assert.True(report.IsClean, $"{run}: {string.Join('\n', report.Faults)}");
    }
}
