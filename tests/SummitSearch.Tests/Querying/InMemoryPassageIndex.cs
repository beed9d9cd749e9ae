using System.Text;
using SummitSearch.Articles;
using SummitSearch.Indexing;
using SummitSearch.Querying;
using SummitSearch.Stories;

namespace SummitSearch.Tests.Querying;

/// <summary>The slow twin of the embedded index: everything in dictionaries, every search a walk over all passages.</summary>
internal sealed class InMemoryPassageIndex : IPassageIndex
{
    private State _committed = State.Empty;
    private State _working = State.Empty;

    public bool NeedsRebuild { get; init; }

    /// <summary>Articles handed in so far, for tests on how much is touched.</summary>
    public int Puts { get; private set; }

    /// <summary>Notes of files handed in so far.</summary>
    public int FilePuts { get; private set; }

    /// <summary>Id of an article that cannot be written; null for none.</summary>
    public string? Unwritable { get; init; }

    public IArticleSnapshot OpenArticles() => new Snapshot(_committed);

    public IPassageSnapshot OpenSnapshot() => new Snapshot(_committed);

    public void Put(IndexedArticle article)
    {
        if (article.Article.Id == Unwritable)
        {
            Rollback();
            throw new UncommittedChangesLostException(new IOException("The disk is full."));
        }
        Puts++;
        _working = _working with { Articles = _working.Articles.SetItem(article.Article.Id, article with { Story = StoryOf(article.Article) }) };
    }

    private long StoryOf(Article article)
    {
        StoryFeatures features = StoryFeatures.Of(article);
        double LikenessTo(IndexedArticle other) => NearDuplicates.Likeness(features, StoryFeatures.Of(other.Article));
        if (_working.Articles.GetValueOrDefault(article.Id) is { } old && LikenessTo(old) > 0) return old.Story;
        IndexedArticle? nearest = _working.Articles.Values.Where(a => a.Article.Id != article.Id).MaxBy(LikenessTo);
        return nearest is not null && LikenessTo(nearest) > 0 ? nearest.Story : StoryId.Begin(article.Id, features);
    }

    public void Delete(string articleId) => _working = _working with { Articles = _working.Articles.Remove(articleId) };

    public void PutFile(CorpusFile file)
    {
        FilePuts++;
        _working = _working with { Files = _working.Files.SetItem(file.Path, file) };
    }

    public void DeleteFile(string path) => _working = _working with { Files = _working.Files.Remove(path) };

    public void Clear() => _working = State.Empty with { Generation = _working.Generation };

    public void Commit() => _committed = _working = _working with { Generation = _committed.Generation + 1 };

    public void Rollback() => _working = _committed;

    public bool Refresh() => false;

    public long MergesDone => 0;

    public void Backup(string path, CancellationToken cancellationToken) => throw new NotSupportedException("The twin lives in memory only.");

    public CheckReport Check(CancellationToken cancellationToken) => new([], 1, _committed.Articles.Count);

    public void Dispose()
    {
        // Holds nothing but memory.
    }

    private static List<string> Words(string text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (char c in text + " ")
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }

    private sealed record State(System.Collections.Immutable.ImmutableSortedDictionary<string, IndexedArticle> Articles, System.Collections.Immutable.ImmutableSortedDictionary<string, CorpusFile> Files, long Generation)
    {
        public static State Empty { get; } = new(
            System.Collections.Immutable.ImmutableSortedDictionary.Create<string, IndexedArticle>(StringComparer.Ordinal),
            System.Collections.Immutable.ImmutableSortedDictionary.Create<string, CorpusFile>(StringComparer.Ordinal), 0);
    }

    private sealed class Snapshot(State state) : IPassageSnapshot
    {
        private readonly List<(IndexedArticle Article, int Ordinal, int Key)> _passages =
            [.. state.Articles.Values.SelectMany(static (a, key) => a.Passages.Select(p => (a, p.Ordinal, key)))];

        public long Generation => state.Generation;

        public string StateId => $"twin-{state.Generation}";

        public IndexedArticle Load(PassageHit hit) => _passages[hit.Document].Article;

        public IndexedArticle? FindArticle(string articleId) => state.Articles.GetValueOrDefault(articleId);

        public ArticleOrigin? FindOrigin(string articleId) => FindArticle(articleId)?.Origin;

        public IReadOnlyList<ArticleOrigin> ArticlesOf(string? file) => [.. state.Articles.Values.Where(a => a.File == file).Select(static a => a.Origin)];

        public IReadOnlyList<CorpusFile> Files() => [.. state.Files.Values];

        public long StoryOf(PassageHit hit) => Load(hit).Story;

        public StoryListing ListStory(long story, DateTimeOffset now, int limit)
        {
            IndexedArticle[] members = [.. state.Articles.Values.Where(a => a.Story == story && a.Article.IsVisibleAt(now)).OrderBy(static a => a.Article.PublishedAtIsGuessed ? DateTimeOffset.MaxValue : a.Article.PublishedAt ?? DateTimeOffset.MaxValue)];
            return new StoryListing(members.Length, members[..Math.Min(limit, members.Length)]);
        }

        public IReadOnlyList<string> Suggest(string typed, DateTimeOffset now, int limit) =>
            [.. _passages.SelectMany(static p => Words(TextOf(p.Article, p.Ordinal))).Where(w => w.StartsWith(typed, StringComparison.Ordinal))
                .GroupBy(static w => w).OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal).Take(limit).Select(static g => g.Key)];

        public string TellingWords(string articleId, int limit) => string.Join(' ', Words(FindArticle(articleId)?.Article.Title ?? "").Where(static w => w.Length > 3).Take(limit));

        public IndexStatistics Statistics() => new()
        {
            Articles = state.Articles.Count,
            Passages = _passages.Count,
            Files = state.Files.Count,
            Bytes = 0,
            Segments = 1,
            Deleted = 0,
            Generation = state.Generation,
            Languages = new Dictionary<string, long>(),
        };

        public IPreparedQuery Prepare(PassageQuery query) => new Prepared(this, query);

        public void Dispose()
        {
            // Holds nothing but memory.
        }

        private static string TextOf(IndexedArticle article, int ordinal) => article.Article.Title + "\n" + article.Passages[ordinal].TextOf(article.Article.Body);

        private sealed class Prepared(Snapshot snapshot, PassageQuery query) : IPreparedQuery
        {
            private readonly string[] _words = [.. Words(query.Text).Distinct()];

            public string? Correction => null;

            public PassageHits Search(int limit, CancellationToken cancellationToken)
            {
                var hits = Matches().ToList();
                var ordered = query.Sort switch
                {
                    SortOrder.Newest => hits.OrderByDescending(DateOf),
                    SortOrder.Oldest => hits.OrderBy(h => DateOf(h) is { } date ? date : DateTimeOffset.MaxValue),
                    _ => hits.OrderByDescending(static h => h.Score),
                };
                return new PassageHits([.. ordered.Take(limit)], new TotalCount(hits.Count, TotalRelation.Exact), false);
            }

            public long? Total(CancellationToken cancellationToken) => Search(1, cancellationToken).Total.Value;

            public bool CountedInPart => false;

            public SearchFacets Count(FacetRequest request, CancellationToken cancellationToken) => new([], null);

            public PassageHighlights Highlight(string text, string? language) => PassageHighlights.None;

            public ScoreExplanation Explain(int document) => new(Score(document), "words", []);

            private DateTimeOffset? DateOf(PassageHit hit) => snapshot.Load(hit).Article.PublishedAt;

            private IEnumerable<PassageHit> Matches()
            {
                for (int i = 0; i < snapshot._passages.Count; i++)
                {
                    (IndexedArticle article, int ordinal, int key) = snapshot._passages[i];
                    float score = Score(i);
                    if ((score > 0 || _words.Length == 0) && IsWanted(article.Article))
                        yield return new PassageHit(i, score, key, ordinal, TextOf(article, ordinal).GetHashCode(StringComparison.OrdinalIgnoreCase));
                }
            }

            private bool IsWanted(Article article)
            {
                SearchFilters f = query.Filters;
                return article.IsVisibleAt(query.Now) && article.Id != query.ExcludedArticleId
                    && Any(f.Source, [article.Source]) && Any(f.Section, [article.Section]) && Any(f.Tag, article.Tags) && Any(f.Author, article.Authors)
                    && (f.ArticleId.Count == 0 || f.ArticleId.Contains(article.Id))
                    && (f.From is null || article.PublishedAt >= f.From) && (f.To is null || article.PublishedAt < f.To);
            }

            private static bool Any(IReadOnlyList<string> wanted, IEnumerable<string?> values) =>
                wanted.Count == 0 || values.Any(v => v is not null && wanted.Contains(v, StringComparer.OrdinalIgnoreCase));

            private float Score(int document)
            {
                (IndexedArticle article, int ordinal, _) = snapshot._passages[document];
                List<string> text = Words(TextOf(article, ordinal));
                float score = 0;
                foreach (string word in _words)
                {
                    int tf = text.Count(w => w == word);
                    int df = snapshot._passages.Count(p => Words(TextOf(p.Article, p.Ordinal)).Contains(word));
                    score += MathF.Log(1 + (snapshot._passages.Count - df + 0.5f) / (df + 0.5f)) * tf / (tf + 1.2f);
                }
                return score;
            }
        }
    }
}
