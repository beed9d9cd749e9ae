using SummitSearch.Lucene.Primitives;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>A weight that only decides on matches, and finds them in the cache where they are kept.</summary>
internal sealed class FilterWeight : Weight
{
    private readonly Weight _inner;
    private readonly FilterKey _key;
    private readonly FilterCache _cache;
    private readonly bool _isUsedOften;

    private FilterWeight(Weight inner, FilterKey key, FilterCache cache, bool isUsedOften)
        : base(inner.Query, inner.Searcher)
    {
        _inner = inner;
        _key = key;
        _cache = cache;
        _isUsedOften = isUsedOften;
    }

    /// <summary>The weight of a query that does not score, by way of the searcher's cache where that may pay.</summary>
    public static Weight Of(Query query, IndexSearcher searcher)
    {
        Weight weight = query.CreateWeight(searcher, needsScores: false, 1f);
        FilterCache cache = searcher.Options.FilterCache;
        if (searcher.Options.Exhaustive || cache.BudgetBytes == 0 || query.FilterKind is FilterKind.Changing or FilterKind.Trivial)
            return weight;
        FilterKey key = new(query);
        return new FilterWeight(weight, key, cache, cache.IsUsedOften(key));
    }

    /// <inheritdoc/>
    public override Scorer? OpenScorer(int segment)
    {
        if (Find(segment) is not { } matches)
            return _inner.OpenScorer(segment);
        return matches.Documents is null ? null : new ConstantScorer(new BitSetCursor(matches.Documents, matches.Count), 0f);
    }

    /// <summary>The matches as a set that must not be changed, or null where the cache does not have them.</summary>
    public CachedFilter? Find(int segment)
    {
        SegmentReader reader = Searcher.Reader.Segments[segment];
        if (!_cache.IsWorthwhile(reader, Searcher.Reader))
            return null;
        CachedFilter? matches = _cache.Find(reader, _key);
        if (matches is null && _isUsedOften)
            _cache.Add(reader, _key, matches = Gather(segment, reader.MaxDoc));
        return matches;
    }

    /// <inheritdoc/>
    public override Explanation Explain(int segment, int docId) => _inner.Explain(segment, docId);

    private CachedFilter Gather(int segment, int maxDoc)
    {
        if (_inner.OpenScorer(segment) is not { } scorer)
            return new CachedFilter(null, 0);
        // Half a set is no filter: giving up leaves nothing in the cache.
        FixedBitSet documents = MatchWindows.Gather(scorer, maxDoc, Searcher.Clock);
        return new CachedFilter(documents, documents.Cardinality());
    }
}
