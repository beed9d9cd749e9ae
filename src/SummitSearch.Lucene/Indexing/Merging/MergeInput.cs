using SummitSearch.Lucene.Codecs;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>One segment that goes into a merge, with the numbers that its live documents get.</summary>
internal sealed record MergeInput(CodecSegmentReader Reader, DocMap Docs) : IDisposable
{
    /// <summary>Lets go of the segment's files.</summary>
    public void Dispose() => Reader.Dispose();
}
