using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.QueryParsing;

/// <summary>The leaves of the classic syntax where a field may be named or not: unnamed, they go to every default field.</summary>
/// <remarks>With several default fields each leaf becomes a disjunction over them, words one by one with the fields' weights.</remarks>
internal sealed class ClassicLeaves(ClassicTerms terms, IReadOnlyList<FieldWeight> fields, bool weighted)
{
    /// <summary>One or several words.</summary>
    public Query? Words(string? field, string text)
    {
        if (Only(field) is { } only)
            return terms.Words(only, text);
        Query?[] queries = [.. fields.Select(f => terms.Words(f.Field, text))];
        int most = queries.Max(static q => q is null ? 0 : q is BooleanQuery b ? b.Clauses.Count : 1);
        List<Query> parts = [];
        for (int i = 0; i < most; i++)
        {
            List<Query> here = PartsAt(queries, i);
            if (most == 1)
                parts.AddRange(here);
            else if (here.Count > 0)
                parts.Add(AnyOf(here));
        }
        return parts.Count == 0 ? null : AnyOf(parts);
    }

    /// <summary>A quoted text.</summary>
    public Query? Phrase(string? field, string text, int slop, int position)
    {
        if (Only(field) is { } only)
            return ClassicTerms.WithSlop(terms.Phrase(only, text), slop, position);
        List<Query> parts = [];
        foreach (FieldWeight target in fields)
        {
            if (terms.Phrase(target.Field, text) is { } phrase)
                // As in Lucene, a weighted phrase keeps the default slop: the given one does not reach through the weight.
                parts.Add(weighted ? new BoostQuery(phrase, target.Weight) : ClassicTerms.WithSlop(phrase, slop, position)!);
        }
        return parts.Count == 0 ? null : AnyOf(parts);
    }

    /// <summary>A leaf that is not analysed; the weights do not apply to it.</summary>
    public Query Unanalyzed(string? field, Func<string, Query> make) =>
        Only(field) is { } only ? make(only) : AnyOf(fields.Select(f => make(f.Field)));

    private string? Only(string? field) => field ?? (weighted ? null : fields[0].Field);

    private List<Query> PartsAt(Query?[] queries, int index)
    {
        List<Query> parts = [];
        for (int i = 0; i < queries.Length; i++)
        {
            Query? part = queries[i] is BooleanQuery several
                ? index < several.Clauses.Count ? several.Clauses[index].Query : null
                : index == 0 ? queries[i] : null;
            if (part is not null)
                parts.Add(new BoostQuery(part, fields[i].Weight));
        }
        return parts;
    }

    private static BooleanQuery AnyOf(IEnumerable<Query> queries) => new(queries.Select(static q => new BooleanClause(q, Occur.Should)));
}
