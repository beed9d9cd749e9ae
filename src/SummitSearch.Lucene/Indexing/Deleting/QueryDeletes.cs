using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing.Deleting;

/// <summary>Deletes the documents of a segment that a query matches.</summary>
internal static class QueryDeletes
{
    /// <summary>Runs a query over a segment as if it were the whole index.</summary>
    /// <param name="query">The query.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="directory">Where the index is.</param>
    /// <param name="isOlder">Whether a document came before the deletion; null if all did.</param>
    public static void Apply(Query query, WriterSegment segment, IndexDirectory directory, Func<int, bool>? isOlder)
    {
        CodecSegmentReader reader = segment.OpenReader();
        SegmentInfos infos = new() { Segments = [reader.Info] };
        using IndexReader alone = SegmentCore.OpenIndexReader(directory, infos, [reader]);
        IndexSearcher searcher = new(alone);
        Weight weight = searcher.Rewrite(query).CreateWeight(searcher, needsScores: false, 1f);
        if (weight.OpenScorer(0) is not { } matches)
            return;
        for (int docId = matches.NextDoc(); docId != DocIdCursor.NoMoreDocs; docId = matches.NextDoc())
        {
            if (isOlder is null || isOlder(docId))
                segment.Delete(docId);
        }
    }
}
