using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.MultiTerm;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The leaves of the simple syntax: each goes to every field, with the field's weight.</summary>
/// <remarks>Not thread-safe.</remarks>
internal sealed class SimpleLeaves(Analyzer analyzer, FieldWeight[] fields, SimpleParserOptions options)
{
    private readonly FieldQueryBuilder _builder = new(analyzer, int.MaxValue, synonymPhrases: false);
    private readonly Occur _occur = options.DefaultOperator == DefaultOperator.And ? Occur.Must : Occur.Should;

    /// <summary>A text between operators.</summary>
    public Query? Words(string text) => InFields(field => Cut(_builder.Build(field, text, _occur, phrase: false)));

    /// <summary>A text in quotation marks.</summary>
    public Query? Phrase(string text, int slop) => InFields(field => Cut(_builder.Build(field, text, Occur.Must, phrase: true, slop)));

    /// <summary>A word with a number of edits.</summary>
    public Query? Fuzzy(string text, int edits) => InFields(field => new FuzzyQuery(new Term(field, _builder.Normalize(field, text)), edits));

    /// <summary>A beginning of a word.</summary>
    public Query? Prefix(string text) => InFields(field => new PrefixQuery(new Term(field, _builder.Normalize(field, text))));

    private Query? InFields(Func<string, Query?> make)
    {
        List<Query> queries = [];
        foreach (FieldWeight field in fields)
        {
            if (make(field.Field) is { } query)
                queries.Add(field.Weight == 1f ? query : new BoostQuery(query, field.Weight));
        }
        return queries.Count switch
        {
            0 => null,
            1 => queries[0],
            _ => new BooleanQuery(queries.Take(options.MaxClauses).Select(static q => new BooleanClause(q, Occur.Should))),
        };
    }

    private Query? Cut(Query? query) => query is BooleanQuery { } several && several.Clauses.Count > options.MaxClauses
        ? new BooleanQuery(several.Clauses.Take(options.MaxClauses), 0, options.MaxClauses)
        : query;
}
