using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Turns filters and embargoes into clauses that narrow a query.</summary>
internal static class FilterQueries
{
    /// <summary>Adds the clauses of a search.</summary>
    /// <param name="builder">The query.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="hasEmbargoes">False if no article has an embargo, so that nobody has to look.</param>
    /// <param name="except">A field of <see cref="FacetRequest.AllFields"/> whose filter is left out; null for none.</param>
    public static void Add(BooleanQueryBuilder builder, PassageQuery query, bool hasEmbargoes, string? except)
    {
        SearchFilters filters = query.Filters;
        foreach (string field in FacetRequest.AllFields)
        {
            if (field == except || filters.Of(field) is not { Count: > 0 } values) continue;
            builder.Add(AnyOf(PassageSchema.Filter(field), values.Select(static v => v.ToLowerInvariant())), Occur.Filter);
        }
        if (filters.ArticleId.Count > 0) builder.Add(AnyOf(PassageSchema.ArticleId, filters.ArticleId), Occur.Filter);
        if (filters.From is not null || filters.To is not null)
        {
            long from = filters.From is { } first ? MillisecondsUp(first) : long.MinValue;
            long to = filters.To is { } last ? MillisecondsUp(last) - 1 : long.MaxValue;
            builder.Add(from <= to ? PointRangeQuery.Of(PassageSchema.Published, from, to) : new MatchNoneQuery(), Occur.Filter);
        }
        if (query.ExcludedArticleId is { } excluded) builder.Add(new TermQuery(new Term(PassageSchema.ArticleId, excluded)), Occur.MustNot);
        if (hasEmbargoes) builder.Add(PointRangeQuery.Of(PassageSchema.Embargo, query.Now.ToUnixTimeMilliseconds() + 1, long.MaxValue), Occur.MustNot);
    }

    private static TermInSetQuery AnyOf(string field, IEnumerable<string> values) => new(values.Select(v => new Term(field, v)));

    // The index keeps whole milliseconds; a bound between two of them begins with the later.
    private static long MillisecondsUp(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds() + (time.UtcTicks % TimeSpan.TicksPerMillisecond == 0 ? 0 : 1);
}
