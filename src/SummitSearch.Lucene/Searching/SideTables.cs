using System.Collections.Concurrent;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Memory in which searchers keep what makes pruned searches fast: for each frequent term, the greatest contributions over small ranges of
/// documents, a bitmap and rank counts; and, outside the budget because they are small, block maxima of the terms searched for.</summary>
/// <remarks>Thread-safe, shared by all searchers that are given it, and keyed by immutable segment files: deletions and new segments cost nothing.
/// When the budget is used up, the tables used longest ago go. Dropped with their segment.</remarks>
public sealed class SideTables
{
    /// <summary>Budget unless told otherwise: 128 MB, enough for all frequent terms of about half a million passages.</summary>
    public const long DefaultBudgetBytes = 128L << 20;

    private readonly ConcurrentDictionary<object, CoreTables> _cores = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _gate = new();
    private long _hotBytes;
    private long _clock;
    private long _built;
    private long _evicted;

    /// <summary>Creates empty tables.</summary>
    /// <param name="budgetBytes">How many bytes the tables of frequent terms may take; 0 for none, so that searches prune by blocks only.</param>
    public SideTables(long budgetBytes = DefaultBudgetBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budgetBytes);
        BudgetBytes = budgetBytes;
    }

    /// <summary>How many bytes the tables of frequent terms may take.</summary>
    public long BudgetBytes { get; }

    /// <summary>How many bytes they take.</summary>
    public long UsedBytes => Volatile.Read(ref _hotBytes);

    /// <summary>How many tables were built so far.</summary>
    public long TablesBuilt => Volatile.Read(ref _built);

    /// <summary>How many were dropped to stay within the budget.</summary>
    public long TablesEvicted => Volatile.Read(ref _evicted);

    /// <summary>How many terms are known, with or without tables.</summary>
    public int KnownTerms => _cores.Values.Sum(static c => c.Count);

    /// <summary>Counts searches, so that tables know when they were used last.</summary>
    internal long Tick() => Interlocked.Increment(ref _clock);

    /// <summary>The tables of a segment's files.</summary>
    internal CoreTables Of(SegmentReader segment)
    {
        object key = segment.CoreKey;
        if (_cores.TryGetValue(key, out CoreTables? tables))
            return tables;
        CoreTables created = new();
        tables = _cores.GetOrAdd(key, created);
        if (ReferenceEquals(tables, created))
            segment.OnCoreClosed(Drop);
        return tables;
    }

    /// <summary>Makes room for a table; false where the budget can never hold it.</summary>
    internal bool TryReserve(long bytes)
    {
        if (bytes > BudgetBytes)
            return false;
        lock (_gate)
        {
            if (_hotBytes + bytes > BudgetBytes)
                Evict(_hotBytes + bytes - (BudgetBytes - (BudgetBytes / 8)));
            _hotBytes += bytes;
            _built++;
        }
        return true;
    }

    /// <summary>Gives room back.</summary>
    internal void Release(long bytes)
    {
        lock (_gate)
            _hotBytes -= bytes;
    }

    /// <summary>Drops the tables used longest ago until enough is free; an eighth of the budget more than needed, so that it happens rarely.</summary>
    private void Evict(long bytes)
    {
        TermTables[] byAge = [.. _cores.Values.SelectMany(static c => c.WithTables()).OrderBy(static t => t.LastUse)];
        foreach (TermTables term in byAge)
        {
            if (bytes <= 0)
                return;
            long freed = term.DropHot();
            bytes -= freed;
            _hotBytes -= freed;
            _evicted += freed > 0 ? 1 : 0;
        }
    }

    private void Drop(object key)
    {
        if (!_cores.TryRemove(key, out CoreTables? tables))
            return;
        lock (_gate)
        {
            foreach (TermTables term in tables.WithTables())
                _hotBytes -= term.DropHot();
        }
    }
}
