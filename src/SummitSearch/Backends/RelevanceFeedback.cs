using SummitSearch.Indexing;
using SummitSearch.Lucene.Segments;
using SummitSearch.Passages;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>RM3: takes the best passages of a search for relevant and adds to the query the words that they use most.</summary>
/// <remarks>Abdul-Jaleel and others, "UMass at TREC 2004: Novelty and HARD"; Lavrenko and Croft, "Relevance-Based Language Models", 2001. In place of the query's
/// likelihood stands a passage's share of the scores.</remarks>
internal sealed class RelevanceFeedback(IndexReader reader, LanguageFields languages, RankingWeights weights)
{
    private const int MostTerms = 20;
    private const int ShortestWord = 3;

    /// <summary>The words to add, by language.</summary>
    /// <param name="plan">The query.</param>
    /// <param name="best">The best passages of its ranking.</param>
    public Dictionary<string, IReadOnlyList<QueryTerm>> TermsFor(QueryPlan plan, IReadOnlyList<PassageHit> best)
    {
        var models = new Dictionary<string, Dictionary<string, float>>(StringComparer.Ordinal);
        float total = best.Sum(static h => h.Score);
        foreach (PassageHit hit in total > 0 ? best.DistinctBy(static h => h.Fingerprint) : []) Add(models, hit, hit.Score / total);
        var terms = new Dictionary<string, IReadOnlyList<QueryTerm>>(StringComparer.Ordinal);
        foreach ((string language, Dictionary<string, float> model) in models)
        {
            float typed = plan.Terms.TryGetValue(language, out List<QueryTerm>? query) ? query.Where(static t => !t.IsQuestionWord).Sum(static t => t.Weight) : 0;
            KeyValuePair<string, float>[] likely = [.. model.OrderByDescending(static t => t.Value).ThenBy(static t => t.Key, StringComparer.Ordinal).Take(MostTerms)];
            float scale = weights.Feedback / (1 - weights.Feedback) * typed / likely.Sum(static t => t.Value);
            if (typed > 0) terms[language] = [.. likely.Select(t => new QueryTerm(t.Key, scale * t.Value, false))];
        }
        return terms;
    }

    /// <summary>Adds how likely each word of a passage is, times the passage's share.</summary>
    private void Add(Dictionary<string, Dictionary<string, float>> models, PassageHit hit, float share)
    {
        IndexedArticle article = ArticleDocuments.Read(reader, hit.ArticleKey);
        Passage passage = article.Passages[hit.Ordinal];
        string language = languages.Of(article.Article.Language), text = $"{article.Article.Title}\n{passage.TextOf(article.Article.Body)}";
        var words = AnalyzedWords.Of(LanguageFields.AnalyzerOf(language), PassageSchema.Text(language), text);
        if (!models.TryGetValue(language, out Dictionary<string, float>? model)) models.Add(language, model = new Dictionary<string, float>(StringComparer.Ordinal));
        foreach ((string term, int start, int end, _) in words)
        {
            if (end - start < ShortestWord || QuestionWords.ContainsAnyCase(text.AsSpan(start, end - start))) continue;
            model[term] = model.GetValueOrDefault(term) + (share / words.Count);
        }
    }
}
