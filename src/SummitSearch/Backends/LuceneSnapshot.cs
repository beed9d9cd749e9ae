using SummitSearch.Indexing;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>The embedded index at one point in time.</summary>
internal sealed class LuceneSnapshot : IPassageSnapshot
{
    private readonly IndexReader _reader;
    private readonly ReaderLease _lease;
    private readonly IndexSearcher _searcher;
    private readonly LanguageFields _languages;
    private readonly RankingWeights _weights;
    private readonly PassageReranker _reranker;
    private readonly IReadOnlyList<IndexedLanguage> _present;
    private readonly bool _hasEmbargoes;
    private readonly string _commitId;
    private readonly Lazy<IndexStatistics> _statistics;
    private int _disposed;

    /// <summary>Takes a share of a reader.</summary>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    public LuceneSnapshot(IndexReader reader, IndexSearcherOptions searching, LanguageFields languages, RankingWeights weights)
    {
        _lease = reader.Acquire();
        _reader = reader;
        _languages = languages;
        _weights = weights;
        _searcher = new IndexSearcher(reader, searching with { K1 = weights.K1, B = weights.B });
        _reranker = new PassageReranker(reader, weights);
        _present = IndexedLanguage.Of(reader);
        _hasEmbargoes = reader.Segments.Any(static s => s.Fields.TryGet(PassageSchema.Embargo, out _));
        _commitId = Convert.ToHexStringLower(reader.Commit.Id);
        _statistics = new Lazy<IndexStatistics>(ReadStatistics);
    }

    /// <inheritdoc/>
    public long Generation => _reader.Commit.Generation;

    // The end of an embargo shows without a commit, so then a state lasts for a second only.
    /// <inheritdoc/>
    public string StateId => _hasEmbargoes ? $"{_commitId}-{DateTimeOffset.UtcNow.ToUnixTimeSeconds():x}" : _commitId;

    /// <inheritdoc/>
    public IPreparedQuery Prepare(PassageQuery query)
    {
        IndexSearcher searcher = _searcher.ForOneQuery();
        return new LucenePreparedQuery(searcher, query, NewPlanner(searcher, query), _languages, _reranker);
    }

    /// <inheritdoc/>
    public IndexedArticle Load(PassageHit hit) => ArticleDocuments.Read(_reader, hit.ArticleKey);

    /// <inheritdoc/>
    public IndexedArticle? FindArticle(string articleId) =>
        FindArticleDocument(articleId) is { } document ? ArticleDocuments.Read(_reader, document) : null;

    /// <inheritdoc/>
    public ArticleOrigin? FindOrigin(string articleId) => FindArticleDocument(articleId) is { } document ? ReadOrigin(document) : null;

    /// <inheritdoc/>
    public IReadOnlyList<ArticleOrigin> ArticlesOf(string? file) =>
        [.. LiveDocuments.With(_reader, new Term(PassageSchema.File, PassageSchema.FileTerm(file))).Select(ReadOrigin)];

    /// <inheritdoc/>
    public IReadOnlyList<CorpusFile> Files() => FileNotes.ReadAll(_reader);

    /// <inheritdoc/>
    public long StoryOf(PassageHit hit) => StoryColumns.StoryAt(_reader, hit.ArticleKey);

    /// <inheritdoc/>
    public StoryListing ListStory(long story, DateTimeOffset now, int limit) => StoryColumns.List(_reader, story, now, limit);

    /// <inheritdoc/>
    public IReadOnlyList<string> Suggest(string typed, DateTimeOffset now, int limit) => new Suggester(_reader, new VisibleDocuments(_reader, _hasEmbargoes, now)).Suggest(typed, limit);

    /// <inheritdoc/>
    public string TellingWords(string articleId, int limit)
    {
        if (FindArticle(articleId)?.Article is not { } article) return "";
        string language = _languages.Of(article.Language);
        string field = PassageSchema.Text(language);
        FieldStatistics statistics = _searcher.StatisticsOf(field);
        string text = article.Title + "\n" + article.Title + "\n" + article.Body;
        return string.Join(' ', AnalyzedWords.Of(LanguageFields.AnalyzerOf(language), field, text)
            .Where(w => !QuestionWords.Contains(text.AsSpan(w.Start, w.End - w.Start)))
            .GroupBy(static w => w.Term)
            .Select(group => (Word: text[group.First().Start..group.First().End], Weight: WeightOf(group.Key, group.Count(), field, statistics)))
            .OrderByDescending(static w => w.Weight).Take(limit).Select(static w => w.Word));
    }

    /// <inheritdoc/>
    public IndexStatistics Statistics()
    {
        IndexSearcherOptions searching = _searcher.Options;
        return _statistics.Value with
        {
            SearchTableBytes = searching.SideTables.UsedBytes,
            SearchTableBudgetBytes = searching.SideTables.BudgetBytes,
            FilterBytes = searching.FilterCache.UsedBytes,
            FilterBudgetBytes = searching.FilterCache.BudgetBytes,
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0) _lease.Dispose();
    }

    /// <summary>Numbers of all live documents of a kind.</summary>
    public IEnumerable<int> DocumentsOfKind(string kind) => LiveDocuments.With(_reader, new Term(PassageSchema.Kind, kind));

    // Words of one article alone lead nowhere.
    private double WeightOf(string term, int count, string field, FieldStatistics statistics)
    {
        int frequency = TermStates.DocFreqOf(_reader, new Term(field, term));
        return frequency < 2 ? 0 : count / (count + 1.2) * statistics.InverseDocumentFrequency(frequency);
    }

    // Planning looks words up and repairs them, so the query's time holds for it too.
    private QueryPlanner NewPlanner(IndexSearcher searcher, PassageQuery query) =>
        new(searcher.Until(query.Timeout == Timeout.InfiniteTimeSpan ? null : query.Timeout, CancellationToken.None), _present, _hasEmbargoes, _weights);

    private int? FindArticleDocument(string articleId) => LiveDocuments.LastWith(_reader, new Term(PassageSchema.ArticleId, articleId));

    private ArticleOrigin ReadOrigin(int document)
    {
        int segment = _reader.SegmentOf(document);
        var origin = new OriginVisitor();
        _reader.Segments[segment].OpenStoredFields().Visit(document - _reader.DocBase(segment), origin);
        return ArticleDocuments.ReadOrigin(origin.Document);
    }

    private long CountOf(string kind) => _searcher.Count(new TermQuery(new Term(PassageSchema.Kind, kind)));

    private IndexStatistics ReadStatistics()
    {
        IReadOnlyDictionary<string, string> notes = _reader.Commit.UserData;
        return new IndexStatistics
        {
            Articles = CountOf(PassageSchema.ArticleKind),
            Passages = CountOf(PassageSchema.PassageKind),
            Files = CountOf(PassageSchema.FileKind),
            Bytes = _reader.Directory.ListFiles().Sum(LengthOf),
            Segments = _reader.Segments.Count,
            Deleted = _reader.MaxDoc - _reader.LiveCount,
            Generation = Generation,
            Languages = Languages(),
            Earliest = EdgeOf(PassageSchema.Oldest, reverse: false),
            Latest = EdgeOf(PassageSchema.Newest, reverse: true),
            CommittedAt = notes.TryGetValue(PassageSchema.TimeKey, out string? ticks) && long.TryParse(ticks, out long time) ? new DateTimeOffset(time, TimeSpan.Zero) : null,
        };
    }

    private long LengthOf(string file)
    {
        try
        {
            return _reader.Directory.FileLength(file);
        }
        catch (FileNotFoundException)
        {
            // Merged away between listing and looking.
            return 0;
        }
    }

    private Dictionary<string, long> Languages()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (SegmentReader segment in _reader.Segments)
        {
            if (segment.Terms(PassageSchema.ArticleLanguage)?.OpenTerms() is not { } terms) continue;
            while (terms.MoveNext()) names.Add(System.Text.Encoding.UTF8.GetString(terms.Term));
        }
        return names.Select(name => KeyValuePair.Create(name, _searcher.Count(new TermQuery(new Term(PassageSchema.ArticleLanguage, name)))))
            .Where(static n => n.Value > 0).OrderByDescending(static n => n.Value).ThenBy(static n => n.Key, StringComparer.Ordinal).ToDictionary();
    }

    /// <summary>The first date of a column's order; null if no article has one.</summary>
    private DateTimeOffset? EdgeOf(string column, bool reverse)
    {
        if (_reader.MaxDoc == 0) return null;
        var passages = new TermQuery(new Term(PassageSchema.Kind, PassageSchema.PassageKind));
        TopDocs top = _searcher.Search(passages, 1, new SearchOptions { Sort = [SortField.Number(column, reverse)] });
        if (top.Hits.Count == 0) return null;
        int document = top.Hits[0].DocId, segment = _reader.SegmentOf(document);
        NumericDocValues values = _reader.Segments[segment].NumericDocValues(column)!;
        return values.AdvanceExact(document - _reader.DocBase(segment)) && values.Value is not (long.MinValue or long.MaxValue)
            ? DateTimeOffset.FromUnixTimeMilliseconds(values.Value) : null;
    }
}
