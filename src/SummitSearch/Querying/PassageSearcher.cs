using System.Diagnostics;
using SummitSearch.Indexing;
using SummitSearch.Passages;
using SummitSearch.Synonyms;

namespace SummitSearch.Querying;

/// <summary>Answers search requests from snapshots: pages, limits on one article, copies, context, suggestions.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class PassageSearcher(SnapshotPins pins, TimeSpan defaultTimeout, TimeProvider clock, SynonymFile? synonyms)
{
    /// <summary>As deep as pages go; behind it a filter or a date range is the better tool.</summary>
    public const int MaxDepth = 10_000;

    /// <summary>The answer to a request.</summary>
    /// <param name="current">The newest snapshot, of which the caller holds a share.</param>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Abandons the search.</param>
    public SearchResponse Search(SharedSnapshot current, SearchRequest request, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        request.Validate();
        SearchCursor? cursor = request.Cursor is null ? null : SearchCursor.Decode(request.Cursor, request);
        SharedSnapshot? pinned = cursor is null ? null : pins.TryRent(cursor.Generation);
        try
        {
            SharedSnapshot used = pinned ?? current;
            var search = new Run(used.Snapshot, request, QueryOf(request, cursor), cursor, cancellationToken);
            bool isSameState = cursor is null || cursor.Generation == used.Snapshot.Generation;
            SearchResponse response = search.Answer(isSameState);
            if (response.Cursor is not null) pins.Pin(used);
            return response with { TookMs = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 3) };
        }
        finally
        {
            pinned?.Return();
        }
    }

    private PassageQuery QueryOf(SearchRequest request, SearchCursor? cursor) => new()
    {
        Text = request.Query,
        Syntax = request.Syntax,
        Filters = request.Filters,
        Sort = request.Sort,
        Fuzzy = request.Fuzzy,
        Synonyms = synonyms?.Current() ?? SynonymSet.Empty,
        Expand = request.Expand,
        HalfLifeDays = request.HalfLifeDays,
        ListsArticles = request.PerArticle == 1,
        Now = cursor is null ? clock.GetUtcNow() : new DateTimeOffset(cursor.NowTicks, TimeSpan.Zero),
        Timeout = request.Timeout ?? defaultTimeout,
    };

    /// <summary>One search under way.</summary>
    private sealed class Run(IPassageSnapshot snapshot, SearchRequest request, PassageQuery query, SearchCursor? cursor, CancellationToken cancellationToken)
    {
        private readonly long _started = Stopwatch.GetTimestamp();
        private readonly IPreparedQuery _prepared = snapshot.Prepare(query);
        private readonly Dictionary<int, IndexedArticle> _articles = [];
        private PassageHits _hits = new([], default, false);

        public SearchResponse Answer(bool isSameState)
        {
            int skip = cursor?.Offset ?? 0;
            List<PassageHit> ranking = Rank(skip + request.K + 1);
            if (!isSameState) skip = PlaceBehind(ranking, cursor!);
            var passages = new List<RankedPassage>(Math.Min(request.K, ranking.Count));
            for (int i = skip; i < ranking.Count && passages.Count < request.K; i++) passages.Add(Show(ranking[i], i + 1));
            int end = skip + passages.Count;
            SearchFacets? facets = request.Facets is null ? null : _prepared.Count(request.Facets, cancellationToken);
            bool hasMore = ranking.Count > end && end < MaxDepth && passages.Count > 0;
            return new SearchResponse
            {
                Passages = passages,
                Total = _hits.Total,
                Facets = facets,
                Suggestion = cursor is null ? Suggest() : null,
                Cursor = hasMore ? new SearchCursor(snapshot.Generation, end, query.Now.UtcTicks, SearchCursor.HashOf(request), passages[^1].Id).Encode() : null,
                TookMs = 0,
                Partial = _hits.Partial || _prepared.CountedInPart,
            };
        }

        /// <summary>The first passages of the ranking that remain once copies and too many of one article are dropped.</summary>
        private List<PassageHit> Rank(int needed)
        {
            needed = Math.Min(needed, MaxDepth + 1);
            for (int limit = needed + 20; ; limit *= 4)
            {
                _hits = _prepared.Search(limit, cancellationToken);
                List<PassageHit> kept = Thin(_hits.Hits, needed);
                if (kept.Count >= needed || _hits.Hits.Count < limit || limit > 8 * MaxDepth) return kept;
            }
        }

        private List<PassageHit> Thin(IReadOnlyList<PassageHit> hits, int needed)
        {
            var kept = new List<PassageHit>(Math.Min(hits.Count, needed));
            var seen = new HashSet<long>();
            var counts = new Dictionary<int, int>();
            var stories = new HashSet<long>();
            foreach (PassageHit hit in hits)
            {
                if (kept.Count == needed) break;
                int count = counts.GetValueOrDefault(hit.ArticleKey);
                if ((request.PerArticle > 0 && count == request.PerArticle) || !seen.Add(hit.Fingerprint)) continue;
                if (request.Collapse == CollapseMode.Story && !stories.Add(snapshot.StoryOf(hit))) continue;
                counts[hit.ArticleKey] = count + 1;
                kept.Add(hit);
            }
            return kept;
        }

        /// <summary>Where to go on in a ranking of another state of the index: behind the last passage seen, wherever it stands now.</summary>
        private int PlaceBehind(List<PassageHit> ranking, SearchCursor last)
        {
            for (int i = 0; i < ranking.Count; i++)
            {
                if (IdOf(snapshot.Load(ranking[i]), ranking[i].Ordinal) == last.LastId) return i + 1;
            }
            return last.Offset;
        }

        private RankedPassage Show(PassageHit hit, int rank)
        {
            IndexedArticle article = LoadOnce(hit);
            int ordinal = hit.Ordinal;
            Passage passage = article.Passages[ordinal];
            string text = passage.TextOf(article.Article.Body);
            PassageHighlights highlights = request.Highlight ? _prepared.Highlight(text, article.Article.Language) : PassageHighlights.None;
            return new RankedPassage
            {
                Rank = rank,
                Score = hit.Score,
                Id = IdOf(article, ordinal),
                Text = text,
                Start = passage.Start,
                End = passage.End,
                Highlights = highlights.Ranges,
                TitleHighlights = request.Highlight ? _prepared.Highlight(article.Article.Title, article.Article.Language).Ranges : [],
                Fragment = highlights.Fragment,
                Article = ArticleSummary.Of(article),
                Story = request.Collapse == CollapseMode.Story ? CoverageOf(article) : null,
                Neighbours = request.Neighbours > 0 ? ContextOf(article, ordinal) : null,
                Explanation = request.Explain ? _prepared.Explain(hit.Document) : null,
            };
        }

        private IndexedArticle LoadOnce(PassageHit hit)
        {
            if (!_articles.TryGetValue(hit.ArticleKey, out IndexedArticle? article)) _articles.Add(hit.ArticleKey, article = snapshot.Load(hit));
            return article;
        }

        private StoryCoverage CoverageOf(IndexedArticle article)
        {
            StoryListing listing = snapshot.ListStory(article.Story, query.Now, 1);
            ArticleSummary first = ArticleSummary.Of(listing.Articles[0]);
            return new StoryCoverage(first.Story, listing.Count - 1, first.Id == article.Article.Id, first);
        }

        private PassageNeighbours ContextOf(IndexedArticle article, int ordinal)
        {
            int first = Math.Max(0, ordinal - request.Neighbours);
            int last = Math.Min(article.Passages.Count - 1, ordinal + request.Neighbours);
            return new PassageNeighbours(Contexts(article, first, ordinal), Contexts(article, ordinal + 1, last + 1));
        }

        private static PassageContext[] Contexts(IndexedArticle article, int from, int to)
        {
            var contexts = new PassageContext[to - from];
            for (int i = from; i < to; i++)
            {
                Passage passage = article.Passages[i];
                contexts[i - from] = new PassageContext(IdOf(article, i), passage.TextOf(article.Article.Body), passage.Start, passage.End);
            }
            return contexts;
        }

        private string? Suggest()
        {
            if (_prepared.Correction is not { } correction) return null;
            return CountOf(correction) is { } found && CountOf(query.Text) is { } without && found > without ? correction : null;
        }

        /// <summary>How many passages a text finds as typed; null where the time of the query does not suffice for knowing.</summary>
        private long? CountOf(string text)
        {
            TimeSpan left = query.Timeout == Timeout.InfiniteTimeSpan ? query.Timeout : query.Timeout - Stopwatch.GetElapsedTime(_started);
            if (left <= TimeSpan.Zero && left != Timeout.InfiniteTimeSpan) return null;
            PassageQuery asTyped = query with { Text = text, Fuzzy = FuzzyMode.Off, Expand = QueryExpansion.None, Timeout = left };
            return snapshot.Prepare(asTyped).Total(cancellationToken);
        }

        private static string IdOf(IndexedArticle article, int ordinal) => $"{article.Article.Id}#{ordinal}";
    }
}
