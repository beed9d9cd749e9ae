using System.Collections.Concurrent;
using SummitSearch.Lucene.Documents;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Searches one view of an index.</summary>
/// <remarks>Thread-safe and cheap to create. It does not own the reader, but holds a share of its files during each call, so that the owner may dispose it meanwhile.</remarks>
public sealed class IndexSearcher
{
    private readonly ConcurrentDictionary<string, FieldStatistics> _statistics = new(StringComparer.Ordinal);

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
    }

    /// <summary>The index.</summary>
    public IndexReader Reader { get; }

    /// <summary>How documents are scored.</summary>
    public IndexSearcherOptions Options { get; }

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
        SearchClock clock = new(options.Timeout, cancellation);
        bool sorted = options.Sort is { Count: > 0 };
        bool needsScores = !sorted || options.Sort!.Any(static f => f.Kind == SortKind.Score);
        Weight weight = Rewrite(query).CreateWeight(this, needsScores, 1f);
        return sorted ? new SortedSearch(weight, k, options, clock).Run() : new TopScoreSearch(weight, k, options, clock).Run();
    }

    /// <summary>Counts the documents that match.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public long Count(Query query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        using ReaderLease lease = Reader.Acquire();
        Query simple = Rewrite(query);
        Weight weight = simple.CreateWeight(this, needsScores: false, 1f);
        long count = 0;
        for (int segment = 0; segment < Reader.Segments.Count; segment++)
            count += MatchCounter.Count(weight, segment, cancellation);
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
            Query simpler = query.Rewrite(Reader);
            if (ReferenceEquals(simpler, query))
                return query;
            query = simpler;
        }
    }

    /// <summary>Statistics of a field over the whole index.</summary>
    internal FieldStatistics StatisticsOf(string field) =>
        _statistics.TryGetValue(field, out FieldStatistics? known) ? known : _statistics.GetOrAdd(field, FieldStatistics.Of(Reader, field, Options.K1, Options.B));

    /// <summary>Looks a term up in all segments.</summary>
    internal TermStates StatesOf(Term term) => new(Reader, term, Options.SideTables);

    /// <summary>The length bytes of a field in a segment.</summary>
    internal NormBytes NormsOf(int segment, string field) => new(Reader.Segments[segment].Norms(field));
}
