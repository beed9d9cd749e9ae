using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.MultiTerm;

/// <summary>Weight of a multi-term query whose matches all score the boost.</summary>
internal sealed class MultiTermConstantWeight(MultiTermQuery query, IndexSearcher searcher, float boost) : ConstantScoreWeight(query, searcher, boost)
{
    /// <inheritdoc/>
    public override DocIdCursor? OpenCursor(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        if (reader.Terms(query.Field) is not { } terms)
            return null;
        List<PostingsCursor> lists = [];
        TermWalk walk = query.OpenTerms(terms);
        while (walk.MoveNext())
            lists.Add(terms.OpenPostings(walk.Entry, PostingsDetail.Documents));
        return lists.Count switch
        {
            0 => null,
            1 => new TermDocsCursor(lists[0]),
            _ => new PostingsUnionCursor([.. lists], reader.MaxDoc),
        };
    }
}
