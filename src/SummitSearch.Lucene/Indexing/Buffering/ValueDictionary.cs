namespace SummitSearch.Lucene.Indexing.Buffering;

/// <summary>The distinct values of a sorted column in a buffer: numbered as they come, ordered when the buffer is flushed.</summary>
internal sealed class ValueDictionary(BytePool pool)
{
    private readonly TermTable _table = new(pool);
    private int[] _sortedIds = [];
    private int[] _ordinals = [];

    /// <summary>Memory held beside the pool's, in bytes.</summary>
    public long UsedBytes => _table.UsedBytes;

    /// <summary>Number of distinct values.</summary>
    public int Count => _table.Count;

    /// <summary>The number of a value, new or not.</summary>
    public int IdOf(ReadOnlySpan<byte> value) => _table.FindOrAdd(value, TermTable.Hash(value), out _);

    /// <summary>Orders the values. Call it once, when all are in.</summary>
    public void Sort()
    {
        _sortedIds = _table.SortedIds();
        _ordinals = new int[_sortedIds.Length];
        for (int ordinal = 0; ordinal < _sortedIds.Length; ordinal++)
            _ordinals[_sortedIds[ordinal]] = ordinal;
    }

    /// <summary>Place of a numbered value in the order.</summary>
    public int OrdinalOf(int id) => _ordinals[id];

    /// <summary>The value at a place in the order.</summary>
    public ReadOnlySpan<byte> Value(int ordinal) => _table.Term(_sortedIds[ordinal]);

    /// <summary>The place of a value in the order, or the complement of the place where it would stand.</summary>
    public int Find(ReadOnlySpan<byte> value)
    {
        int low = 0;
        int high = _sortedIds.Length - 1;
        while (low <= high)
        {
            int middle = (int)((uint)(low + high) >> 1);
            int compared = Value(middle).SequenceCompareTo(value);
            if (compared == 0)
                return middle;
            if (compared < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return ~low;
    }
}
