namespace SummitSearch.Lucene.Segments;

/// <summary>A set of byte strings a document, as ascending ordinals into the segment's sorted dictionary.</summary>
public abstract class SortedSetDocValues : DocValuesCursor
{
    /// <summary>Behind the last ordinal of a document.</summary>
    public const long NoMoreOrdinals = -1;

    /// <summary>Number of distinct values.</summary>
    public abstract long ValueCount { get; }

    /// <summary>The next ordinal of the current document, ascending, or <see cref="NoMoreOrdinals"/>.</summary>
    public abstract long NextOrdinal();

    /// <summary>Counts the ordinals of many documents.</summary>
    /// <param name="docIds">Documents, ascending, all above the current one.</param>
    /// <param name="counts">One count for each ordinal, which is added to.</param>
    /// <returns>How many of the documents have a value.</returns>
    public virtual int CountOrdinals(ReadOnlySpan<int> docIds, Span<long> counts)
    {
        int found = 0;
        foreach (int docId in docIds)
        {
            if (!AdvanceExact(docId))
                continue;
            found++;
            for (long ordinal = NextOrdinal(); ordinal != NoMoreOrdinals; ordinal = NextOrdinal())
                counts[(int)ordinal]++;
        }
        return found;
    }

    /// <summary>The value of an ordinal; valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrdinal(long ordinal);

    /// <summary>The ordinal of a value, or the complement (~) of the ordinal before which it would stand.</summary>
    public abstract long LookupValue(ReadOnlySpan<byte> value);
}
