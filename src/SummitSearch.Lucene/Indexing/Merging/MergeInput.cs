using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Codecs.StoredFields;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>One segment that goes into a merge, with the numbers that its live documents get.</summary>
internal sealed record MergeInput(SegmentReader Reader, DocMap Docs)
{
    /// <summary>The stored values, for copying them in bulk.</summary>
    public StoredFieldsFile StoredFields => SegmentCore.StoredFieldsOf(Reader);
}
