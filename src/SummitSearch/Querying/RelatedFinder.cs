using SummitSearch.Indexing;

namespace SummitSearch.Querying;

/// <summary>Finds what else there is about the matter of an article: its telling words are the query.</summary>
internal sealed class RelatedFinder(IPassageSnapshot snapshot, DateTimeOffset now, TimeSpan timeout)
{
    private const int TellingWords = 25;

    // Several passages of one article, and several reports of one story, count once.
    private const int PassagesForEach = 20;

    // Scores that differ by less than a twentieth of the best are as good as equal.
    private const float ScoreSteps = 20;

    /// <summary>The nearest articles, and apart from them the near-duplicates.</summary>
    /// <param name="article">The article.</param>
    /// <param name="k">Most articles of either kind.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public RelatedArticles Find(IndexedArticle article, int k, CancellationToken cancellationToken)
    {
        IEnumerable<ArticleSummary> same = snapshot.ListStory(article.Story, now, k + 1).Articles.Where(a => a.Article.Id != article.Article.Id).Take(k).Select(ArticleSummary.Of);
        return new RelatedArticles(Nearest(article, k, cancellationToken), [.. same]);
    }

    private RelatedArticle[] Nearest(IndexedArticle article, int k, CancellationToken cancellationToken)
    {
        var query = new PassageQuery
        {
            Text = snapshot.TellingWords(article.Article.Id, TellingWords),
            ExcludedArticleId = article.Article.Id,
            Fuzzy = FuzzyMode.Off,
            Now = now,
            Timeout = timeout,
        };
        if (query.Text.Length == 0) return [];
        var stories = new HashSet<long> { article.Story };
        RelatedArticle[] nearest = [.. snapshot.Prepare(query).Search(PassagesForEach * k, cancellationToken).Hits
            .Where(hit => stories.Add(snapshot.StoryOf(hit))).Take(k)
            .Select(hit => new RelatedArticle(ArticleSummary.Of(snapshot.Load(hit)), hit.Score))];
        float best = nearest.Length == 0 ? 0 : nearest[0].Score;
        return [.. nearest.OrderByDescending(r => MathF.Round(ScoreSteps * r.Score / best)).ThenByDescending(static r => r.Article.PublishedAt)];
    }
}
