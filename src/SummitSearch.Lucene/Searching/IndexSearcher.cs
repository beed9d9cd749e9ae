using System.Collections.Concurrent;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Searching.Facets;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Searches one view of an index.</summary>
/// <remarks>Thread-safe and cheap to create. It does not own the reader, but holds a share of its files during each call, so that the owner may dispose it meanwhile.</remarks>
public sealed class IndexSearcher
{
    private const int TermsOfOneQuery = 100;
    private readonly ConcurrentDictionary<string, FieldStatistics> _statistics;
    private readonly Dictionary<Term, TermStates>? _known;
    // Of each segment; found once, not once for every term of every query.
    private readonly Lazy<CoreTables[]> _cores;

    /// <summary>Creates a searcher.</summary>
    /// <param name="reader">The index.</param>
    /// <param name="options">How to score; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public IndexSearcher(IndexReader reader, IndexSearcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Reader = reader;
        Options = options ?? IndexSearcherOptions.Default;
        Options.Check();
        Clock = SearchClock.Never;
        _statistics = new(StringComparer.Ordinal);
        _cores = new(() => [.. reader.Segments.Select(Options.SideTables.Of)], LazyThreadSafetyMode.PublicationOnly);
    }

    private IndexSearcher(IndexSearcher searcher, SearchClock clock, Dictionary<Term, TermStates>? known)
    {
        Reader = searcher.Reader;
        Options = searcher.Options;
        Clock = clock;
        _statistics = searcher._statistics;
        _cores = searcher._cores;
        _known = known;
    }

    /// <summary>The index.</summary>
    public IndexReader Reader { get; }

    /// <summary>How documents are scored.</summary>
    public IndexSearcherOptions Options { get; }

    /// <summary>When the search that this searcher serves is to give up: rewrites, weights and scorers ask it.</summary>
    public SearchClock Clock { get; }

    /// <summary>The same searcher for one search: everything done with it ends by a clock, and by its own.</summary>
    /// <param name="timeout">Time from now, or null for no limit.</param>
    /// <param name="cancellation">Ends it early.</param>
    public IndexSearcher Until(TimeSpan? timeout, CancellationToken cancellation) => new(this, new SearchClock(timeout, cancellation, Clock == SearchClock.Never ? null : Clock), _known);

    /// <summary>The same searcher for all that is done about one query: it remembers where the terms are that it looked up, so that each is looked up once.</summary>
    /// <remarks>Not thread-safe, and neither are the searchers that <see cref="Until"/> makes of it; one search may still use several threads. Meant for a moment: it never forgets.</remarks>
    public IndexSearcher ForOneQuery() => new(this, Clock, new Dictionary<Term, TermStates>(TermsOfOneQuery));

    /// <summary>Finds the best documents of a query.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="k">How many hits to return at most; at least 1.</param>
    /// <param name="options">Order, paging, limits; null for the defaults.</param>
    /// <param name="cancellation">Ends the search early; the result is then marked as partial.</param>
    /// <exception cref="ObjectDisposedException">The reader is closed.</exception>
    /// <exception cref="TooManyClausesException">The query grew beyond its limit of clauses while being rewritten.</exception>
    /// <exception cref="InvalidOperationException">The query asks for something that a field was not indexed for.</exception>
    public TopDocs Search(Query query, int k, SearchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        using ReaderLease lease = Reader.Acquire();
        options ??= SearchOptions.Default;
        IndexSearcher now = Until(options.Timeout, cancellation);
        bool sorted = options.Sort is { Count: > 0 };
        bool needsScores = !sorted || options.Sort!.Any(static f => f.Kind == SortKind.Score);
        try
        {
            Query simple = now.Rewrite(query);
            Weight weight = simple.CreateWeight(now, needsScores, 1f);
            return options.Collapse is { } collapse ? now.SearchCollapsed(simple, weight, k, options, collapse) : now.Run(simple, weight, k, options);
        }
        catch (SearchAbandonedException)
        {
            // Searches keep what they have; this one had not begun.
            return new TopDocs([], new TotalHits(0, IsExact: false), isPartial: true, sorted ? [] : null);
        }
    }

    /// <summary>Finds the best groups of hits that share a value of a sorted column, in the order of their best hits.</summary>
    /// <param name="query">What to look for.</param>
    /// <param name="field">A sorted doc-values field; documents without a value are one group.</param>
    /// <param name="groups">How many groups to return at most; at least 1.</param>
    /// <param name="perGroup">How many hits of each; at least 1.</param>
    /// <param name="cancellation">Ends the search early, with the groups of what was seen.</param>
    public IReadOnlyList<HitGroup> SearchGroups(Query query, string field, int groups, int perGroup, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(groups, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(perGroup, 1);
        using ReaderLease lease = Reader.Acquire();
        IndexSearcher now = Until(null, cancellation);
        try
        {
            Query simple = now.Rewrite(query);
            return now.FindGroups(simple.CreateWeight(now, needsScores: true, 1f), field, groups, perGroup);
        }
        catch (SearchAbandonedException)
        {
            return [];
        }
    }

    /// <summary>Asks for more and more hits until there are enough groups with enough hits each.</summary>
    private HitGroup[] FindGroups(Weight weight, string field, int groups, int perGroup)
    {
        for (int fetch = GroupedHits.Deeper(Math.Max(groups, perGroup)); ; fetch = GroupedHits.Deeper(fetch))
        {
            TopDocs top = new TopScoreSearch(weight, fetch, SearchOptions.Default, Clock).Run();
            string?[] values = GroupedHits.ValuesOf(Reader, field, top.Hits);
            HitGroup[] found = [.. top.Hits.Zip(values).GroupBy(static h => h.Second ?? "\0", StringComparer.Ordinal).Take(groups)
                .Select(g => new HitGroup(g.First().Second, [.. g.Select(static h => h.First).Take(perGroup)]))];
            if (top.IsPartial || top.Hits.Count < fetch || (found.Length == groups && Array.TrueForAll(found, g => g.Hits.Count == perGroup)))
                return found;
        }
    }

    /// <summary>Counts facets over all matches of a query, in one pass.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<FacetFieldCounts> CountFacets(Query query, IReadOnlyList<FacetField> requests, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(requests);
        FacetTally[] tallies = [.. requests.Select(FacetCounter.TallyOf)];
        Tally(query, tallies, cancellation);
        return [.. requests.Zip(tallies, FacetCounter.CountsOf)];
    }

    /// <summary>Shows all matches of a query that are not deleted to tallies, in one pass.</summary>
    /// <param name="query">The query.</param>
    /// <param name="tallies">What is counted.</param>
    /// <param name="cancellation">Ends it early.</param>
    /// <exception cref="OperationCanceledException">Cancelled, or the time of this searcher is over; the tallies hold what they have seen until then.</exception>
    public void Tally(Query query, IReadOnlyList<FacetTally> tallies, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(tallies);
        using ReaderLease lease = Reader.Acquire();
        IndexSearcher now = Until(null, cancellation);
        FacetCounter.Tally(now.Rewrite(query).CreateWeight(now, needsScores: false, 1f), tallies);
    }

    /// <summary>Counts the documents that match.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public long Count(Query query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        using ReaderLease lease = Reader.Acquire();
        IndexSearcher now = Until(null, cancellation);
        Weight weight = now.Rewrite(query).CreateWeight(now, needsScores: false, 1f);
        long count = 0;
        for (int segment = 0; segment < Reader.Segments.Count; segment++)
            count += MatchCounter.Count(weight, segment);
        return count;
    }

    /// <summary>How the score of a document comes about.</summary>
    /// <param name="query">The query.</param>
    /// <param name="docId">Document number in the index.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such document.</exception>
    public Explanation Explain(Query query, int docId)
    {
        ArgumentNullException.ThrowIfNull(query);
        using ReaderLease lease = Reader.Acquire();
        int segment = Reader.SegmentOf(docId);
        int local = docId - Reader.DocBase(segment);
        if (Reader.Segments[segment].LiveDocs is { } live && !live[local])
            return Explanation.NoMatch($"Document {docId} is deleted");
        return Rewrite(query).CreateWeight(this, needsScores: true, 1f).Explain(segment, local);
    }

    /// <summary>Rewrites a query until nothing changes any more.</summary>
    public Query Rewrite(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        while (true)
        {
            Clock.ThrowIfOver();
            Query simpler = query.Rewrite(this);
            if (ReferenceEquals(simpler, query))
                return query;
            query = simpler;
        }
    }

    private TopDocs Run(Query simple, Weight weight, int k, SearchOptions options) =>
        options.Sort is { Count: > 0 } ? new SortedSearch(simple, weight, k, options, Clock).Run() : new TopScoreSearch(weight, k, options, Clock).Run();

    /// <summary>Asks for more and more hits until enough are left after limiting the groups: the pruned search stays exact, and usually one round is enough.</summary>
    private TopDocs SearchCollapsed(Query simple, Weight weight, int k, SearchOptions options, Collapse collapse)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(collapse.MaxPerGroup, 1);
        for (int fetch = GroupedHits.Deeper(k); ; fetch = GroupedHits.Deeper(fetch))
        {
            TopDocs top = Run(simple, weight, fetch, options);
            List<int> kept = GroupedHits.Limit(GroupedHits.ValuesOf(Reader, collapse.Field, top.Hits), collapse.MaxPerGroup);
            if (kept.Count < k && top.Hits.Count == fetch && !top.IsPartial)
                continue;
            kept.RemoveRange(Math.Min(k, kept.Count), Math.Max(0, kept.Count - k));
            SortValue[][]? values = top.SortValues is { } sorts ? [.. kept.Select(i => sorts[i].ToArray())] : null;
            return new TopDocs([.. kept.Select(i => top.Hits[i])], top.TotalHits, top.IsPartial, values);
        }
    }

    /// <summary>Statistics of a field over the whole index.</summary>
    public FieldStatistics StatisticsOf(string field) =>
        _statistics.TryGetValue(field, out FieldStatistics? known) ? known : _statistics.GetOrAdd(field, FieldStatistics.Of(Reader, field, Options.K1, Options.B));

    /// <summary>Looks a term up in all segments.</summary>
    public TermStates StatesOf(Term term)
    {
        if (_known is null)
            return new TermStates(Reader, term, _cores.Value);
        if (!_known.TryGetValue(term, out TermStates? states))
            _known.Add(term, states = new TermStates(Reader, term, _cores.Value));
        return states;
    }

    /// <summary>The length bytes of a field in a segment.</summary>
    internal NormBytes NormsOf(int segment, string field) => new(Reader.Segments[segment].Norms(field));
}
