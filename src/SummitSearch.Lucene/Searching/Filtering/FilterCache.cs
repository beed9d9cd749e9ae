using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Searching.Filtering;

/// <summary>Memory in which searchers keep the matches of filters: of what must or must not match without adding to the score.</summary>
/// <remarks>Thread-safe, shared by all searchers that are given it. Matches are kept for each segment's immutable files: deletions, new segments and reopened
/// readers leave them valid, and they are dropped with their segment. A filter is kept when it is asked for again and again, and only for segments that are
/// large enough; when the budget is used up, the matches used longest ago go. Hits, scores and explanations are the same with and without.</remarks>
public sealed class FilterCache
{
    /// <summary>Budget unless told otherwise: 32 MB, about 80 filters over three million passages.</summary>
    public const long DefaultBudgetBytes = 32L << 20;

    /// <summary>Segments with fewer documents are not worth it unless told otherwise.</summary>
    public const int DefaultMinSegmentDocuments = 10_000;

    // Smaller segments will soon be merged away.
    private const int LeastShareOfIndex = 30;
    private readonly Lock _gate = new();
    private readonly FilterUsage _usage = new();
    private readonly Dictionary<object, Dictionary<FilterKey, LinkedListNode<Entry>>> _cores = new(ReferenceEqualityComparer.Instance);
    private readonly LinkedList<Entry> _byAge = new();
    private readonly int _minSegmentDocuments;
    private long _usedBytes;
    private long _hits;
    private long _misses;
    private long _evicted;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="budgetBytes">How many bytes the matches may take; 0 to keep none.</param>
    /// <param name="minSegmentDocuments">Segments with fewer documents are left out; at least 0.</param>
    public FilterCache(long budgetBytes = DefaultBudgetBytes, int minSegmentDocuments = DefaultMinSegmentDocuments)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(budgetBytes);
        ArgumentOutOfRangeException.ThrowIfNegative(minSegmentDocuments);
        BudgetBytes = budgetBytes;
        _minSegmentDocuments = minSegmentDocuments;
    }

    /// <summary>How many bytes the matches may take.</summary>
    public long BudgetBytes { get; }

    /// <summary>How many bytes they take.</summary>
    public long UsedBytes => Volatile.Read(ref _usedBytes);

    /// <summary>How often the matches of a filter in a segment were found here.</summary>
    public long Hits => Volatile.Read(ref _hits);

    /// <summary>How often they had to be found anew.</summary>
    public long Misses => Volatile.Read(ref _misses);

    /// <summary>How many were dropped to stay within the budget.</summary>
    public long Evicted => Volatile.Read(ref _evicted);

    /// <summary>How many are kept: one for each filter and segment.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _byAge.Count;
        }
    }

    /// <summary>Notes that a filter is used; true once that was often enough of late to keep its matches.</summary>
    internal bool IsUsedOften(FilterKey key)
    {
        int least = key.Query.FilterKind == FilterKind.Costly ? 2 : 4;
        return _usage.Note(key) >= least;
    }

    /// <summary>Whether matches in a segment are worth their memory.</summary>
    internal bool IsWorthwhile(SegmentReader segment, IndexReader index) =>
        segment.MaxDoc >= _minSegmentDocuments && segment.MaxDoc >= index.MaxDoc / LeastShareOfIndex && segment.MaxDoc / 8 <= BudgetBytes;

    /// <summary>The matches of a filter in a segment, or null where they are not kept.</summary>
    internal CachedFilter? Find(SegmentReader segment, FilterKey key)
    {
        lock (_gate)
        {
            if (!_cores.TryGetValue(segment.CoreKey, out Dictionary<FilterKey, LinkedListNode<Entry>>? core) || !core.TryGetValue(key, out LinkedListNode<Entry>? node))
            {
                _misses++;
                return null;
            }
            _hits++;
            _byAge.Remove(node);
            _byAge.AddLast(node);
            return node.Value.Filter;
        }
    }

    /// <summary>Keeps the matches of a filter in a segment, and drops those used longest ago as needed.</summary>
    internal void Add(SegmentReader segment, FilterKey key, CachedFilter filter)
    {
        if (filter.Bytes > BudgetBytes)
            return;
        bool isNewCore;
        lock (_gate)
        {
            isNewCore = !_cores.TryGetValue(segment.CoreKey, out Dictionary<FilterKey, LinkedListNode<Entry>>? core);
            if (core is null)
                _cores.Add(segment.CoreKey, core = []);
            LinkedListNode<Entry> node = new(new Entry(segment.CoreKey, key, filter));
            if (core.TryAdd(key, node))
            {
                _byAge.AddLast(node);
                _usedBytes += filter.Bytes;
            }
            while (_usedBytes > BudgetBytes)
                EvictOldest();
        }
        if (isNewCore)
            segment.OnCoreClosed(Drop);
    }

    private void EvictOldest()
    {
        Entry oldest = _byAge.First!.Value;
        _byAge.RemoveFirst();
        _cores[oldest.Core].Remove(oldest.Key);
        _usedBytes -= oldest.Filter.Bytes;
        _evicted++;
    }

    private void Drop(object coreKey)
    {
        lock (_gate)
        {
            if (!_cores.Remove(coreKey, out Dictionary<FilterKey, LinkedListNode<Entry>>? core))
                return;
            foreach (LinkedListNode<Entry> node in core.Values)
            {
                _byAge.Remove(node);
                _usedBytes -= node.Value.Filter.Bytes;
            }
        }
    }

    private sealed record Entry(object Core, FilterKey Key, CachedFilter Filter);
}
