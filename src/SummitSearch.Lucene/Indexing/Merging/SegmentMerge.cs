namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>A merge that was decided on: its segments are marked and wait for a thread.</summary>
internal sealed record SegmentMerge(IReadOnlyList<WriterSegment> Inputs);
