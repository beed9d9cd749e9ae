using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.QueryParsing;
using SummitSearch.Lucene.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Plans queries in the classic Lucene syntax. They mean exactly what they say: no second stage, no repair of words.</summary>
/// <remarks>Fields are those of <see cref="PassageSchema"/>; words without a field look into text and title of every language that the index has.</remarks>
internal static class ClassicQueryPlanner
{
    /// <summary>The plan of a query.</summary>
    /// <exception cref="InvalidSearchRequestException">The query has a fault of syntax.</exception>
    public static QueryPlan Plan(PassageQuery query, IReadOnlyList<IndexedLanguage> languages, bool hasEmbargoes, RankingWeights weights, string? except)
    {
        var builder = new BooleanQueryBuilder { MaxClauses = int.MaxValue };
        Query? parsed = string.IsNullOrWhiteSpace(query.Text) ? null : Parse(query.Text, languages, weights);
        if (parsed is not null) builder.Add(parsed, Occur.Must);
        builder.Add(new TermQuery(new Term(PassageSchema.Kind, PassageSchema.PassageKind)), Occur.Filter);
        FilterQueries.Add(builder, query, hasEmbargoes, except);
        return new QueryPlan { Query = builder.Build(), Marks = new QueryMarks(parsed), HasWords = parsed is not null };
    }

    private static Query Parse(string text, IReadOnlyList<IndexedLanguage> languages, RankingWeights weights)
    {
        IEnumerable<FieldWeight> fields = (languages.Count == 0 ? ["en"] : languages.Select(static l => l.Name))
            .SelectMany(l => new[] { new FieldWeight(PassageSchema.Text(l)), new FieldWeight(PassageSchema.Title(l), weights.Title) });
        try
        {
            return new ClassicQueryParser(fields, LanguageFields.ForFields).Parse(text);
        }
        catch (QueryParseException fault)
        {
            throw new InvalidSearchRequestException("query", fault.Message, fault.Position);
        }
    }
}
