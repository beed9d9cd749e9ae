using System.Collections.Concurrent;
using SummitSearch.Lucene.Searching.Pruning;
using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching;

/// <summary>Memory in which searchers keep what makes pruned searches fast: for each frequent term, the greatest contributions over small
/// ranges of documents, a bitmap and rank counts, for each rarer one a byte a posting; for those of phrases two bytes a posting more; and, outside the budget because they are small, block maxima of the terms searched for.</summary>
/// <remarks>Thread-safe, shared by all searchers that are given it, and keyed by immutable segment files: deletions and new segments cost nothing.
/// When the budget is used up, the tables used longest ago go. Dropped with their segment.</remarks>
public sealed class SideTables
{
    /// <summary>Budget unless told otherwise: a sixteenth of the memory that the process may use, but at least 128 MB, enough for all frequent terms of about
    /// half a million passages, and at most 1 GB. Tables take no more than the terms searched for need.</summary>
    public static long DefaultBudgetBytes { get; } = Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / ShareOfMemory, LeastDefaultBytes, MostDefaultBytes);

    private const long SearchesBetweenEvictions = 256;
    private const long LeastDefaultBytes = 128L << 20;
    private const long MostDefaultBytes = 1L << 30;
    private const int ShareOfMemory = 16;

    private readonly ConcurrentDictionary<object, CoreTables> _cores = new(ReferenceEqualityComparer.Instance);
    private readonly Lock _gate = new();
    private long _usedBytes;
    private long _clock;
    private long _built;
    private long _evicted;
    private long _oldestUse;
    private long _lastEviction = -SearchesBetweenEvictions;

    /// <summary>Creates empty tables with the default budget.</summary>
    public SideTables()
        : this(DefaultBudgetBytes)
    {
    }

    /// <summary>Creates empty tables.</summary>
    /// <param name="budgetBytes">How many bytes the tables of frequent terms may take; 0 for none, so that searches prune by blocks only.</param>
    public SideTables(long budgetBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budgetBytes);
        BudgetBytes = budgetBytes;
    }

    /// <summary>How many bytes the tables of frequent terms may take.</summary>
    public long BudgetBytes { get; }

    /// <summary>How many bytes they take.</summary>
    public long UsedBytes => Volatile.Read(ref _usedBytes);

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

    /// <summary>Makes room for a table; false where there is none and no other table has gone unused for longer than the one asked for.</summary>
    /// <remarks>So an index whose searches want more tables than fit keeps most of those it has, instead of building and dropping them in turn.</remarks>
    /// <param name="bytes">Bytes of the table.</param>
    /// <param name="lastUse">When the term was searched for before this time; 0 for never.</param>
    internal bool TryReserve(long bytes, long lastUse)
    {
        if (bytes > BudgetBytes)
            return false;
        lock (_gate)
        {
            if (_usedBytes + bytes > BudgetBytes && !TryEvict(_usedBytes + bytes - BudgetBytes, lastUse))
                return false;
            _usedBytes += bytes;
            _built++;
        }
        return true;
    }

    /// <summary>Gives room back.</summary>
    internal void Release(long bytes)
    {
        lock (_gate)
            _usedBytes -= bytes;
    }

    /// <summary>Drops tables used longest ago, and of those only such that were last used before a time, if that frees enough; a sixteenth of the budget more where it can.</summary>
    private bool TryEvict(long bytes, long before)
    {
        // Uses only ever become later, so what was too recent then is so now.
        long now = Volatile.Read(ref _clock);
        if (before <= _oldestUse || now - _lastEviction < SearchesBetweenEvictions)
            return false;
        _lastEviction = now;
        TermTables[] byAge = [.. _cores.Values.SelectMany(static c => c.WithTables()).OrderBy(static t => t.LastUse)];
        _oldestUse = byAge.Length == 0 ? 0 : byAge[0].LastUse;
        int old = Array.FindIndex(byAge, t => t.LastUse >= before);
        ReadOnlySpan<TermTables> droppable = old < 0 ? byAge : byAge.AsSpan(0, old);
        long freeable = 0;
        foreach (TermTables term in droppable)
            freeable += term.TableBytes;
        if (freeable < bytes)
            return false;
        long wanted = bytes + (BudgetBytes / 16);
        foreach (TermTables term in droppable)
        {
            if (wanted <= 0)
                break;
            long freed = term.DropTable();
            wanted -= freed;
            bytes -= freed;
            _usedBytes -= freed;
            _evicted += freed > 0 ? 1 : 0;
        }
        return bytes <= 0;
    }

    private void Drop(object key)
    {
        if (!_cores.TryRemove(key, out CoreTables? tables))
            return;
        lock (_gate)
        {
            foreach (TermTables term in tables.WithTables())
                _usedBytes -= term.DropTable();
        }
    }
}
