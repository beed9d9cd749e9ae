using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Decides how a query is run: which words, in which fields, with which weights.</summary>
internal sealed class QueryPlanner(IndexSearcher searcher, IReadOnlyList<string> languages, bool hasEmbargoes, RankingWeights weights)
{
    // "joint headquarters" march 2025: a demand. Which general leads the "joint headquarters" in Yokota?: a quotation.
    private const int MostWordsBesideDemands = 4;

    private static readonly ExactAnalyzer Exact = new();

    private readonly SpellingRepair _spelling = new(searcher);
    private readonly NamedOrigins _origins = new(searcher, weights);

    /// <summary>The plan of a query.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="except">A facet field whose filter is left out; null for none.</param>
    /// <param name="feedback">Words to add, by language; null for none.</param>
    /// <exception cref="InvalidSearchRequestException">The query has a fault of syntax.</exception>
    public QueryPlan Plan(PassageQuery query, string? except = null, IReadOnlyDictionary<string, IReadOnlyList<QueryTerm>>? feedback = null) => query.Syntax == QuerySyntax.Lucene
        ? ClassicQueryPlanner.Plan(query, languages, hasEmbargoes, weights, except)
        : PlanSimple(query, except, feedback);

    private QueryPlan PlanSimple(PassageQuery query, string? except, IReadOnlyDictionary<string, IReadOnlyList<QueryTerm>>? feedback)
    {
        List<QueryPart> parts = SimpleQueryReader.Read(query.Text);
        string words = string.Join(' ', parts.Where(static p => !p.IsExcluded).Select(static p => p.Text));
        SpellingCorrection? correction = query.Fuzzy == FuzzyMode.Auto ? Repair(query.Text, parts) : null;
        var terms = new Dictionary<string, IReadOnlyList<QueryTerm>>(StringComparer.Ordinal);
        var synonyms = new Dictionary<string, List<SynonymGroup>>(StringComparer.Ordinal);
        var marks = new Dictionary<string, Query>(StringComparer.Ordinal);
        bool hasWords = false;
        foreach (string language in languages)
        {
            Analyzer analyzer = LanguageFields.AnalyzerOf(language);
            string field = PassageSchema.Text(language);
            List<QueryTerm> ofLanguage = TermsOf(analyzer, field, words, correction);
            hasWords |= ofLanguage.Count > 0;
            List<SynonymGroup> groups = SynonymsOf(query, language, parts);
            // A few reports in another language must not cost every search as many clauses again.
            if (groups.Count == 0 && !ofLanguage.Exists(t => Holds(field, t) || Holds(PassageSchema.Captions(language), t))) continue;
            terms[language] = ofLanguage;
            synonyms[language] = groups;
            marks[language] = MarksOf(analyzer, field, parts, terms[language], synonyms[language]);
        }
        List<QueryTerm> exact = [.. CorrectedTerms(Exact, PassageSchema.Exact, words, correction).Where(static t => !t.IsQuestionWord)];
        var builder = new BooleanQueryBuilder { MaxClauses = int.MaxValue };
        hasWords |= AddWords(builder, terms, synonyms);
        foreach (QueryTerm term in exact) AddWord(builder, PassageSchema.Metadata, term, weights.Metadata);
        foreach (Query origin in _origins.In(words)) builder.Add(origin, Occur.Should);
        foreach ((string language, IReadOnlyList<QueryTerm> added) in feedback ?? new Dictionary<string, IReadOnlyList<QueryTerm>>())
        {
            foreach (QueryTerm term in added) AddWord(builder, PassageSchema.Text(language), term, 1);
        }
        int scoring = builder.Count;
        AddPhrases(builder, parts);
        // Only passages have the fields searched in, and nothing is faster than a plain disjunction.
        if (!hasWords) builder.Add(new TermQuery(new Term(PassageSchema.Kind, PassageSchema.PassageKind)), Occur.Filter);
        FilterQueries.Add(builder, query, hasEmbargoes, except);
        if (hasWords && builder.Count > scoring) builder.MinimumShouldMatch = 1;
        bool wantsWords = words.Length > 0;
        return new QueryPlan
        {
            // Words that no analysis leaves anything of find nothing, rather than everything.
            Query = wantsWords && !hasWords ? new MatchNoneQuery() : builder.Build(),
            Terms = terms,
            ExactTerms = exact,
            Synonyms = synonyms,
            Marks = marks,
            Correction = correction?.Query,
            HasWords = hasWords,
            IsReranked = hasWords && weights.HaveSecondStage,
        };
    }

    /// <summary>The words repaired, or null where there is nothing to repair or no time for it.</summary>
    private SpellingCorrection? Repair(string text, List<QueryPart> parts)
    {
        try
        {
            return _spelling.Repair(text, parts, languages);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private List<QueryTerm> TermsOf(Analyzer analyzer, string field, string words, SpellingCorrection? correction)
    {
        List<QueryTerm> terms = CorrectedTerms(analyzer, field, words, correction);
        // A query of nothing but question words is about them.
        return terms.TrueForAll(static t => t.IsQuestionWord) ? [.. terms.Select(static t => t with { IsQuestionWord = false })] : terms;
    }

    /// <summary>The words as corrected, those put in at less weight: whatever has the word that was typed stands above.</summary>
    private List<QueryTerm> CorrectedTerms(Analyzer analyzer, string field, string words, SpellingCorrection? correction)
    {
        List<QueryTerm> typed = AnalyzedWords.Weighted(analyzer, field, words, 1);
        if (correction is null) return typed;
        HashSet<string> known = [.. typed.Select(static t => t.Text)];
        return [.. AnalyzedWords.Weighted(analyzer, field, correction.Words, 1).Select(t => known.Contains(t.Text) ? t : t with { Weight = t.Weight * weights.Repaired })];
    }

    private static List<SynonymGroup> SynonymsOf(PassageQuery query, string language, List<QueryPart> parts) => query.Synonyms.Rules.Count == 0
        ? []
        : [.. parts.Where(static p => p is { IsPhrase: false, IsExcluded: false }).SelectMany(p => SynonymMap.Of(query.Synonyms, language).Find(p.Text))];

    /// <summary>What is marked in texts: words but those that only ask, which would mark half the text; quoted words as phrases only; synonyms.</summary>
    private static Query MarksOf(Analyzer analyzer, string field, List<QueryPart> parts, IReadOnlyList<QueryTerm> terms, List<SynonymGroup> synonyms)
    {
        var marks = new BooleanQueryBuilder { MaxClauses = int.MaxValue };
        HashSet<string> quoted = [], unquoted = [];
        foreach (QueryPart part in parts.Where(static p => !p.IsExcluded))
        {
            AnalyzedPhrase phrase = AnalyzedPhrase.Of(analyzer, field, part.Text);
            (part.IsPhrase ? quoted : unquoted).UnionWith(phrase.Terms.Select(static p => p.Term));
            if (part.IsPhrase && phrase.Terms.Count > 0) marks.Add(phrase.In(field), Occur.Should);
        }
        foreach (QueryTerm term in terms)
        {
            if (!term.IsQuestionWord && (unquoted.Contains(term.Text) || !quoted.Contains(term.Text))) marks.Add(new TermQuery(new Term(field, term.Text)), Occur.Should);
        }
        foreach (AnalyzedPhrase synonym in synonyms.SelectMany(static g => g.Alternatives)) marks.Add(synonym.In(field), Occur.Should);
        return marks.Build();
    }

    private bool AddWords(BooleanQueryBuilder builder, Dictionary<string, IReadOnlyList<QueryTerm>> terms, Dictionary<string, List<SynonymGroup>> synonyms)
    {
        bool any = false;
        foreach ((string language, IReadOnlyList<QueryTerm> ofLanguage) in terms)
        {
            foreach (SynonymGroup group in synonyms[language])
            {
                any = true;
                builder.Add(group.In(PassageSchema.Text(language), weights), Occur.Should);
                builder.Add(new BoostQuery(group.In(PassageSchema.Title(language), weights), weights.Title), Occur.Should);
                builder.Add(new BoostQuery(group.In(PassageSchema.Captions(language), weights), weights.Captions), Occur.Should);
            }
            foreach (QueryTerm term in ofLanguage.Where(t => !synonyms[language].Exists(g => g.Typed.Contains(t.Text))))
            {
                any = true;
                if (term.IsQuestionWord)
                {
                    AddWord(builder, PassageSchema.Text(language), term, weights.QuestionWords);
                    continue;
                }
                AddWord(builder, PassageSchema.Text(language), term, 1);
                AddWord(builder, PassageSchema.Title(language), term, weights.Title);
                AddWord(builder, PassageSchema.Captions(language), term, weights.Captions);
            }
        }
        return any;
    }

    private void AddWord(BooleanQueryBuilder builder, string field, QueryTerm term, float weight)
    {
        float boost = weight * term.Weight;
        if (boost == 0 || !Holds(field, term)) return;
        Query query = new TermQuery(new Term(field, term.Text));
        builder.Add(boost == 1 ? query : new BoostQuery(query, boost), Occur.Should);
    }

    private bool Holds(string field, QueryTerm term) => searcher.StatesOf(new Term(field, term.Text)).DocFreq > 0;

    /// <summary>A quoted phrase must occur in one of the languages, unless the query is a sentence; an excluded word or phrase in none.</summary>
    private void AddPhrases(BooleanQueryBuilder builder, List<QueryPart> parts)
    {
        bool quotes = IsSentence(parts);
        foreach (QueryPart part in parts.Where(p => p.IsExcluded || (p.IsPhrase && !quotes)))
        {
            var any = new BooleanQueryBuilder();
            foreach (string language in languages)
            {
                string field = PassageSchema.Text(language);
                AnalyzedPhrase phrase = AnalyzedPhrase.Of(LanguageFields.AnalyzerOf(language), field, part.Text);
                if (phrase.Terms.Count > 0) any.Add(phrase.In(field), Occur.Should);
            }
            if (any.Count > 0) builder.Add(any.Build(), part.IsExcluded ? Occur.MustNot : Occur.Filter);
        }
    }

    /// <summary>Whether so many words stand outside of quotation marks that the marks quote, as in any sentence, rather than demand.</summary>
    private static bool IsSentence(List<QueryPart> parts) => MostWordsBesideDemands <
        parts.Where(static p => p is { IsPhrase: false, IsExcluded: false }).Sum(static p => p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}
