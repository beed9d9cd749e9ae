namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Binary search in a dictionary that is known only by its ordinals.</summary>
internal static class MergedDictionary
{
    /// <summary>The value of an ordinal.</summary>
    public delegate ReadOnlySpan<byte> ValueOf(int ordinal);

    /// <summary>The ordinal of a value, or the complement of the place where it would stand.</summary>
    public static int Find(int count, ValueOf valueOf, ReadOnlySpan<byte> value)
    {
        int low = 0;
        int high = count - 1;
        while (low <= high)
        {
            int middle = (int)((uint)(low + high) >> 1);
            int compared = valueOf(middle).SequenceCompareTo(value);
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
