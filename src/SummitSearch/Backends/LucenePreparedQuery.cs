using System.Buffers;
using System.Diagnostics;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Querying;

namespace SummitSearch.Backends;

/// <summary>A query against the embedded engine.</summary>
internal sealed class LucenePreparedQuery : IPreparedQuery
{
    private static readonly IReadOnlyList<SortField> NewestFirst = [SortField.Number(PassageSchema.Newest, reverse: true)];
    private static readonly IReadOnlyList<SortField> OldestFirst = [SortField.Number(PassageSchema.Oldest)];

    // Planning looks words up and repairs them, so it counts as well.
    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly IndexSearcher _searcher;
    private readonly PassageQuery _query;
    private readonly QueryPlanner _planner;
    private readonly LanguageFields _languages;
    private readonly RankingWeights _weights;
    private readonly PassageReranker _reranker;
    private readonly QueryPlan _plan;
    private readonly Dictionary<string, IReadOnlyList<QueryTerm>>? _feedback;
    private readonly RecencyBonus? _recency;
    // Documents whose runs count, as of the last search.
    private int[] _readClosely = [];
    private readonly Dictionary<string, PassageHighlighter?> _highlighters = new(StringComparer.Ordinal);

    public LucenePreparedQuery(IndexSearcher searcher, PassageQuery query, QueryPlanner planner, LanguageFields languages, PassageReranker reranker)
    {
        _searcher = searcher;
        _query = query;
        _planner = planner;
        _languages = languages;
        _reranker = reranker;
        _weights = reranker.Weights;
        _recency = query.HalfLifeDays is { } days ? new RecencyBonus(query.Now, days) : null;
        _plan = planner.Plan(query);
        if (query.Expand == QueryExpansion.None || !IsReranked) return;
        PassageHits best = Search(_weights.FeedbackDepth, CancellationToken.None);
        _feedback = new RelevanceFeedback(searcher.Reader, languages, _weights).TermsFor(_plan, best.Hits);
        _plan = planner.Plan(query, null, _feedback);
    }

    /// <inheritdoc/>
    public string? Correction => _plan.Correction;

    /// <inheritdoc/>
    public bool CountedInPart { get; private set; }

    /// <summary>What is left of the time for planning and all searches of this query together; null for no limit.</summary>
    private TimeSpan? TimeLeft
    {
        get
        {
            if (_query.Timeout == Timeout.InfiniteTimeSpan) return null;
            TimeSpan left = _query.Timeout - Stopwatch.GetElapsedTime(_started);
            return left > TimeSpan.Zero ? left : TimeSpan.Zero;
        }
    }

    private bool IsReranked => _query.Sort == SortOrder.Relevance && _plan.IsReranked;

    /// <summary>Whether the best of the engine's ranking are ordered anew.</summary>
    private bool IsReordered => IsReranked || (_recency is not null && _plan.HasWords);

    /// <inheritdoc/>
    public PassageHits Search(int limit, CancellationToken cancellationToken)
    {
        if (_searcher.Reader.MaxDoc == 0) return new PassageHits([], new TotalCount(0, TotalRelation.Exact), false);
        TopDocs top = FirstStage(limit, cancellationToken);
        var total = new TotalCount(top.TotalHits.Value, top.TotalHits.IsExact ? TotalRelation.Exact : TotalRelation.AtLeast);
        return new PassageHits(Rank(top.Hits, limit), total, top.IsPartial);
    }

    /// <inheritdoc/>
    public long? Total(CancellationToken cancellationToken)
    {
        if (_searcher.Reader.MaxDoc == 0) return 0;
        TopDocs top = FirstStage(1, cancellationToken);
        return top.IsPartial ? null : top.TotalHits.Value;
    }

    /// <inheritdoc/>
    public SearchFacets Count(FacetRequest request, CancellationToken cancellationToken)
    {
        IndexSearcher inTime = _searcher.Until(TimeLeft, cancellationToken);
        ValueTally[] fields = [.. request.Fields.Select(static f => new ValueTally(PassageSchema.Facet(f)))];
        DateTally? dates = request.DateHistogram is { } histogram ? new DateTally(histogram) : null;
        var ofQuery = new List<FacetTally>();
        try
        {
            for (int i = 0; i < fields.Length; i++)
            {
                // The values of a field that is filtered by are counted without that filter, so that others can be chosen.
                if (_query.Filters.Of(request.Fields[i]).Count == 0) ofQuery.Add(fields[i]);
                else inTime.Tally(_planner.Plan(_query, request.Fields[i], _feedback).Query, [fields[i]], cancellationToken);
            }
            if (dates is not null) ofQuery.Add(dates);
            if (ofQuery.Count > 0) inTime.Tally(_plan.Query, ofQuery, cancellationToken);
        }
        catch (SearchAbandonedException)
        {
            // The counts of what was seen stand.
            cancellationToken.ThrowIfCancellationRequested();
            CountedInPart = true;
        }
        return new SearchFacets([.. fields.Select((f, i) => MostFrequent(f, request.Fields[i], request.Limit))], dates?.Result());
    }

    /// <inheritdoc/>
    public PassageHighlights Highlight(string text, string? language)
    {
        string name = _languages.Of(language);
        if (!_highlighters.TryGetValue(name, out PassageHighlighter? highlighter))
            _highlighters[name] = highlighter = _plan.Marks.Of(name) is { } marks ? new PassageHighlighter(marks, name) : null;
        return highlighter?.Mark(text) ?? PassageHighlights.None;
    }

    /// <inheritdoc/>
    public ScoreExplanation Explain(int document)
    {
        Explanation first = _searcher.Explain(_plan.Query, document);
        ScoreExplanation relevance = IsReranked ? ExplainBoth(document, first) : Of(first);
        if (_recency is null || !IsReordered) return relevance;
        float factor = _recency.FactorOf(PassageColumns.PublishedAt(_searcher.Reader, document));
        return new ScoreExplanation((float)relevance.Value * factor, "product of:", [relevance, new ScoreExplanation(factor, $"kept at this age, with a half-life of {_query.HalfLifeDays} days", [])]);
    }

    /// <summary>The most frequent values, selected ones before others.</summary>
    private FacetCounts MostFrequent(ValueTally values, string field, int limit)
    {
        IReadOnlyList<string> selected = _query.Filters.Of(field);
        bool IsSelected(string value) => selected.Contains(value, StringComparer.OrdinalIgnoreCase);
        return new FacetCounts(field, [.. values.Counts.OrderByDescending(c => IsSelected(c.Key)).ThenByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Take(limit).OrderByDescending(static c => c.Value).ThenBy(static c => c.Key, StringComparer.Ordinal)
            .Select(c => new FacetValue(c.Key, c.Value, IsSelected(c.Key)))]);
    }

    private ScoreExplanation ExplainBoth(int document, Explanation first)
    {
        ScoreExplanation firstStage = Of(first);
        var candidate = new Candidate(document, (float)first.Value, 0);
        PassageColumns.FillPlaces(_searcher.Reader, new Span<Candidate>(ref candidate));
        _reranker.Score(_searcher, _plan, new Span<Candidate>(ref candidate));
        if (_readClosely.Contains(document)) _reranker.ScoreRuns(_searcher, _plan, new Span<Candidate>(ref candidate));
        StageScores s = candidate.Scores;
        List<ScoreExplanation> parts = [
            firstStage with { Description = "first stage: " + firstStage.Description },
            Part("what words of the same families add to BM25 of the text", s.Family, _weights.Family),
            Part("BM25 over unstemmed words", s.Exact, _weights.Exact),
            Part($"rarest words together within {_weights.WindowLength} words", s.Window, _weights.Window),
            Part($"neighbouring words of the query within {_weights.PairDistance} words", s.Pairs, _weights.Pairs),
            Part("words of the query with the little words beside them", s.Runs, _weights.Runs),
            Part("BM25 of the article as a whole", s.Article, _weights.Article),
        ];
        if (_query.ListsArticles) parts.Add(Part("BM25 of the article as a whole less that of the passage", s.Article - s.Text, _weights.ListedArticle));
        return new ScoreExplanation(RelevanceOf(s), "sum of both stages", parts);
    }

    private float RelevanceOf(in StageScores scores) => IsReranked && _query.ListsArticles ? scores.ListedTotal(_weights) : scores.Total(_weights);

    private static ScoreExplanation Part(string what, float value, float weight) => new(weight * value, $"second stage: {weight} x {what}", [new ScoreExplanation(value, what, [])]);

    private static ScoreExplanation Of(Explanation explanation) => new(explanation.Value, explanation.Description, [.. explanation.Details.Select(Of)]);

    private TopDocs FirstStage(int limit, CancellationToken cancellationToken)
    {
        IReadOnlyList<SortField>? sort = _query.Sort switch
        {
            SortOrder.Newest => NewestFirst,
            SortOrder.Oldest => OldestFirst,
            _ => null,
        };
        int depth = IsReordered ? Math.Max(limit, _weights.Depth) : limit;
        var options = new SearchOptions
        {
            Sort = sort,
            ScoreSortedHits = sort is not null && _plan.HasWords,
            Timeout = TimeLeft,
        };
        TopDocs top = _searcher.Search(_plan.Query, depth, options, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return top;
    }

    private List<PassageHit> Rank(IReadOnlyList<ScoreDoc> top, int limit)
    {
        Candidate[] rented = ArrayPool<Candidate>.Shared.Rent(top.Count);
        Span<Candidate> ranking = rented.AsSpan(0, top.Count);
        for (int i = 0; i < ranking.Length; i++) ranking[i] = new Candidate(top[i].DocId, top[i].Score, i);
        int reordered = IsReordered ? Math.Min(_weights.Depth, ranking.Length) : 0;
        Reorder(ranking[..reordered]);
        ranking = ranking[..Math.Min(limit, ranking.Length)];
        Complete(ranking, reordered);
        var hits = new List<PassageHit>(ranking.Length);
        float score = float.PositiveInfinity;
        foreach (ref readonly Candidate c in ranking)
        {
            // Those that the second stage did not look at rank behind the others, and so must their scores.
            score = IsReordered ? Math.Min(score, c.Total) : c.Total;
            hits.Add(new PassageHit(c.Document, _plan.HasWords && !float.IsNaN(score) ? score : 0, c.ArticleDocument, c.Ordinal, c.Fingerprint));
        }
        ArrayPool<Candidate>.Shared.Return(rented);
        return hits;
    }

    /// <summary>Fills in what is still missing of those that are shown; their order stays.</summary>
    private void Complete(Span<Candidate> shown, int reordered)
    {
        for (int i = 0; i < shown.Length; i++) shown[i].Rank = i;
        shown.Sort(static (a, b) => a.Document.CompareTo(b.Document));
        if (shown.Length > reordered) PassageColumns.FillPlaces(_searcher.Reader, shown);
        PassageColumns.FillFingerprints(_searcher.Reader, shown);
        shown.Sort(static (a, b) => a.Rank.CompareTo(b.Rank));
    }

    /// <summary>Orders the best anew; the others stay behind them.</summary>
    private void Reorder(Span<Candidate> best)
    {
        best.Sort(static (a, b) => a.Document.CompareTo(b.Document));
        PassageColumns.FillPlaces(_searcher.Reader, best);
        if (IsReranked) _reranker.Score(_searcher, _plan, best);
        SumUp(best);
        if (IsReranked && _plan.Runs.Runs.Count > 0) ReadClosely(best[..Math.Min(_weights.RunDepth, best.Length)]);
    }

    /// <summary>Orders the very best once more. Their scores only grow, so that all others stay behind them.</summary>
    private void ReadClosely(Span<Candidate> best)
    {
        best.Sort(static (a, b) => a.Document.CompareTo(b.Document));
        _reranker.ScoreRuns(_searcher, _plan, best);
        _readClosely = new int[best.Length];
        for (int i = 0; i < best.Length; i++) _readClosely[i] = best[i].Document;
        SumUp(best);
    }

    /// <summary>Orders candidates by their scores.</summary>
    private void SumUp(Span<Candidate> candidates)
    {
        foreach (ref Candidate candidate in candidates)
        {
            candidate.Total = RelevanceOf(candidate.Scores);
            if (_recency is not null) candidate.Total *= _recency.FactorOf(PassageColumns.PublishedAt(_searcher.Reader, candidate.Document));
        }
        candidates.Sort(static (a, b) =>
        {
            int byScore = b.Total.CompareTo(a.Total);
            return byScore != 0 ? byScore : a.Document.CompareTo(b.Document);
        });
    }
}
