using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>One segment that goes into a merge, with the numbers that its live documents get.</summary>
internal sealed record MergeInput(SegmentReader Reader, DocMap Docs);
