using SummitSearch.Lucene.Analysis;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>Decides how a query is run: which words, in which fields, with which weights.</summary>
/// <remarks>For one query, of which it may make several plans. Not thread-safe.</remarks>
internal sealed class QueryPlanner(IndexSearcher searcher, IReadOnlyList<IndexedLanguage> languages, bool hasEmbargoes, RankingWeights weights)
{
    // "joint headquarters" march 2025: a demand. Which general leads the "joint headquarters" in Yokota?: a quotation.
    private const int MostWordsBesideDemands = 4;

    private static readonly ExactAnalyzer Exact = new();
    private static readonly Dictionary<string, IReadOnlyList<QueryTerm>> NoFeedback = [];

    private readonly SpellingRepair _spelling = new(searcher);
    private readonly NamedOrigins _origins = new(searcher, weights);

    /// <summary>The plan of a query.</summary>
    /// <param name="query">What is looked for.</param>
    /// <param name="except">A facet field whose filter is left out; null for none.</param>
    /// <param name="feedback">Words to add, by language; null for none.</param>
    /// <exception cref="InvalidSearchRequestException">The query has a fault of syntax.</exception>
    public QueryPlan Plan(PassageQuery query, string? except = null, Dictionary<string, IReadOnlyList<QueryTerm>>? feedback = null) => query.Syntax == QuerySyntax.Lucene
        ? ClassicQueryPlanner.Plan(query, languages, hasEmbargoes, weights, except)
        : PlanSimple(query, except, feedback ?? NoFeedback);

    private QueryPlan PlanSimple(PassageQuery query, string? except, Dictionary<string, IReadOnlyList<QueryTerm>> feedback)
    {
        List<QueryPart> parts = SimpleQueryReader.Read(query.Text);
        string words = string.Join(' ', parts.Where(static p => !p.IsExcluded).Select(static p => p.Text));
        SpellingCorrection? correction = query.Fuzzy == FuzzyMode.Auto ? Repair(query.Text, parts) : null;
        var terms = new Dictionary<string, List<QueryTerm>>(StringComparer.Ordinal);
        var synonyms = new Dictionary<string, List<SynonymGroup>>(StringComparer.Ordinal);
        bool hasWords = false;
        foreach (IndexedLanguage language in languages)
        {
            List<QueryTerm> ofLanguage = TermsOf(language, words, correction);
            hasWords |= ofLanguage.Count > 0;
            List<SynonymGroup> groups = SynonymsOf(query, language.Name, parts);
            // A few reports in another language must not cost every search as many clauses again.
            if (groups.Count == 0 && !language.HoldsAny(ofLanguage)) continue;
            terms[language.Name] = ofLanguage;
            synonyms[language.Name] = groups;
        }
        List<QueryTerm> exact = CorrectedTerms(Exact, PassageSchema.Exact, words, correction);
        exact.RemoveAll(static t => t.IsQuestionWord);
        var builder = new BooleanQueryBuilder { MaxClauses = int.MaxValue };
        foreach ((string language, List<QueryTerm> ofLanguage) in terms) hasWords |= AddWords(builder, language, ofLanguage, synonyms[language]);
        ILookup<bool, QueryTerm> everywhere = exact.ToLookup(t => searcher.IsNearlyEverywhere(new Term(PassageSchema.Metadata, t.Text)));
        foreach (QueryTerm term in everywhere[false]) AddWord(builder, PassageSchema.Metadata, term, weights.Metadata);
        foreach (Query origin in _origins.In(words)) builder.Add(origin, Occur.Should);
        foreach ((string language, IReadOnlyList<QueryTerm> added) in feedback)
        {
            foreach (QueryTerm term in added) AddWord(builder, PassageSchema.Text(language), term, 1);
        }
        // Who asks for nothing but the paper itself gets what there is.
        if (builder.Count == 0)
        {
            foreach (QueryTerm term in everywhere[true]) AddWord(builder, PassageSchema.Metadata, term, weights.Metadata);
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
            Runs = weights.Runs > 0 ? QueryRuns.Of(correction?.Words ?? words) : QueryRuns.None,
            Synonyms = synonyms,
            Marks = new QueryMarks(parts, terms, synonyms),
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

    private List<QueryTerm> TermsOf(IndexedLanguage language, string words, SpellingCorrection? correction)
    {
        List<QueryTerm> terms = CorrectedTerms(language.Analyzer, language.TextField, words, correction);
        // A query of nothing but question words is about them.
        return terms.TrueForAll(static t => t.IsQuestionWord) ? [.. terms.Select(static t => t with { IsQuestionWord = false })] : terms;
    }

    /// <summary>The words as corrected, those put in at less weight: whatever has the word that was typed stands above.</summary>
    private List<QueryTerm> CorrectedTerms(Analyzer analyzer, string field, string words, SpellingCorrection? correction)
    {
        List<QueryTerm> typed = AnalyzedWords.Weighted(analyzer, field, words);
        if (correction is null) return typed;
        HashSet<string> known = [.. typed.Select(static t => t.Text)];
        return [.. AnalyzedWords.Weighted(analyzer, field, correction.Words).Select(t => known.Contains(t.Text) ? t : t with { Weight = t.Weight * weights.Repaired })];
    }

    private static List<SynonymGroup> SynonymsOf(PassageQuery query, string language, List<QueryPart> parts) => query.Synonyms.Rules.Count == 0
        ? []
        : [.. parts.Where(static p => p is { IsPhrase: false, IsExcluded: false }).SelectMany(p => SynonymMap.Of(query.Synonyms, language).Find(p.Text))];

    /// <summary>Adds the words of a language; false if there are none.</summary>
    private bool AddWords(BooleanQueryBuilder builder, string language, List<QueryTerm> terms, List<SynonymGroup> synonyms)
    {
        string text = PassageSchema.Text(language), title = PassageSchema.Title(language), captions = PassageSchema.Captions(language);
        bool any = synonyms.Count > 0;
        foreach (SynonymGroup group in synonyms)
        {
            builder.Add(group.In(text, weights), Occur.Should);
            builder.Add(new BoostQuery(group.In(title, weights), weights.Title), Occur.Should);
            builder.Add(new BoostQuery(group.In(captions, weights), weights.Captions), Occur.Should);
        }
        foreach (QueryTerm term in terms)
        {
            if (synonyms.Count > 0 && synonyms.Exists(g => g.Typed.Contains(term.Text))) continue;
            any = true;
            if (term.IsQuestionWord)
            {
                AddWord(builder, text, term, weights.QuestionWords);
                continue;
            }
            AddWord(builder, text, term, 1);
            AddWord(builder, title, term, weights.Title);
            AddWord(builder, captions, term, weights.Captions);
        }
        return any;
    }

    private void AddWord(BooleanQueryBuilder builder, string field, QueryTerm term, float weight)
    {
        float boost = weight * term.Weight;
        if (boost == 0) return;
        var wanted = new Term(field, term.Text);
        if (searcher.StatesOf(wanted).DocFreq == 0) return;
        Query query = new TermQuery(wanted);
        builder.Add(boost == 1 ? query : new BoostQuery(query, boost), Occur.Should);
    }

    /// <summary>A quoted phrase must occur in one of the languages, unless the query is a sentence; an excluded word or phrase in none.</summary>
    private void AddPhrases(BooleanQueryBuilder builder, List<QueryPart> parts)
    {
        bool quotes = IsSentence(parts);
        foreach (QueryPart part in parts)
        {
            if (!part.IsExcluded && (!part.IsPhrase || quotes)) continue;
            var any = new BooleanQueryBuilder();
            foreach (IndexedLanguage language in languages)
            {
                AnalyzedPhrase phrase = AnalyzedPhrase.Of(language.Analyzer, language.TextField, part.Text);
                if (phrase.Terms.Count > 0) any.Add(phrase.In(language.TextField), Occur.Should);
            }
            if (any.Count > 0) builder.Add(any.Build(), part.IsExcluded ? Occur.MustNot : Occur.Filter);
        }
    }

    /// <summary>Whether so many words stand outside of quotation marks that the marks quote, as in any sentence, rather than demand.</summary>
    private static bool IsSentence(List<QueryPart> parts) => MostWordsBesideDemands <
        parts.Where(static p => p is { IsPhrase: false, IsExcluded: false }).Sum(static p => p.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length);
}
