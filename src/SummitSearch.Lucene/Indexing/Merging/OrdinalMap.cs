using SummitSearch.Lucene.Primitives;

namespace SummitSearch.Lucene.Indexing.Merging;

/// <summary>Merges the sorted dictionaries of several columns into one, with only those values that a live document uses.</summary>
internal sealed class OrdinalMap
{
    private readonly int[][] _merged;
    private readonly List<(int Column, int Ordinal)> _values = [];

    /// <summary>Merges dictionaries.</summary>
    /// <param name="used">For each column the ordinals that live documents use.</param>
    /// <param name="lookup">The value of an ordinal of a column; the span is valid until the next look-up in that column.</param>
    public OrdinalMap(FixedBitSet[] used, OrdinalLookup lookup)
    {
        _merged = [.. used.Select(static u => new int[u.Length])];
        int[] at = [.. used.Select(static u => u.NextSetBit(0))];
        while (Least(at, lookup) is var least and >= 0)
        {
            int ordinal = _values.Count;
            _values.Add((least, at[least]));
            Take(least, ordinal, at, used, lookup);
        }
    }

    /// <summary>Number of distinct values.</summary>
    public int Count => _values.Count;

    /// <summary>The merged ordinal of an ordinal of a column.</summary>
    public int Merged(int column, int ordinal) => _merged[column][ordinal];

    /// <summary>A column that has the value of a merged ordinal, and its ordinal there.</summary>
    public (int Column, int Ordinal) Source(int mergedOrdinal) => _values[mergedOrdinal];

    private static int Least(int[] at, OrdinalLookup lookup)
    {
        int least = -1;
        for (int column = 0; column < at.Length; column++)
        {
            if (at[column] >= 0 && (least < 0 || lookup(column, at[column]).SequenceCompareTo(lookup(least, at[least])) < 0))
                least = column;
        }
        return least;
    }

    /// <summary>Gives the ordinal to every column that stands on the same value, and moves those on.</summary>
    private void Take(int least, int ordinal, int[] at, FixedBitSet[] used, OrdinalLookup lookup)
    {
        int leastAt = at[least];
        for (int column = 0; column < at.Length; column++)
        {
            if (at[column] < 0 || (column != least && !lookup(column, at[column]).SequenceEqual(lookup(least, leastAt))))
                continue;
            _merged[column][at[column]] = ordinal;
            at[column] = used[column].NextSetBit(at[column] + 1);
        }
    }
}
