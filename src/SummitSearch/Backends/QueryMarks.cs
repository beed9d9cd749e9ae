using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;

namespace SummitSearch.Backends;

/// <summary>What a query marks in texts, worked out for a language when the first text of it is shown.</summary>
/// <param name="parts">The pieces of the query.</param>
/// <param name="terms">Its words by language; there is nothing to mark in other languages.</param>
/// <param name="synonyms">Its synonyms by language.</param>
internal sealed class QueryMarks(List<QueryPart> parts, Dictionary<string, List<QueryTerm>> terms, Dictionary<string, List<SynonymGroup>> synonyms)
{
    private readonly Query? _sameForAll;

    /// <summary>Marks the same in every language, as the classic syntax does, or nothing.</summary>
    public QueryMarks(Query? query)
        : this([], [], []) => _sameForAll = query;

    /// <summary>What is marked in a language: words but those that only ask, which would mark half the text; quoted words as phrases only; synonyms. Null for nothing.</summary>
    public Query? Of(string language)
    {
        if (!terms.TryGetValue(language, out List<QueryTerm>? ofLanguage)) return _sameForAll;
        string field = PassageSchema.Text(language);
        var marks = new BooleanQueryBuilder { MaxClauses = int.MaxValue };
        HashSet<string> quoted = [], unquoted = [];
        foreach (QueryPart part in parts)
        {
            if (part.IsExcluded) continue;
            AnalyzedPhrase phrase = AnalyzedPhrase.Of(LanguageFields.AnalyzerOf(language), field, part.Text);
            foreach ((string term, _) in phrase.Terms) (part.IsPhrase ? quoted : unquoted).Add(term);
            if (part.IsPhrase && phrase.Terms.Count > 0) marks.Add(phrase.In(field), Occur.Should);
        }
        foreach (QueryTerm term in ofLanguage)
        {
            if (!term.IsQuestionWord && (unquoted.Contains(term.Text) || !quoted.Contains(term.Text))) marks.Add(new TermQuery(new Term(field, term.Text)), Occur.Should);
        }
        foreach (SynonymGroup group in synonyms[language])
        {
            foreach (AnalyzedPhrase synonym in group.Alternatives) marks.Add(synonym.In(field), Occur.Should);
        }
        return marks.Build();
    }
}
