namespace SummitSearch.Lucene.Segments;

/// <summary>One byte string a document, as an ordinal into the segment's sorted dictionary of distinct values.</summary>
public abstract class SortedDocValues : DocValuesCursor
{
    /// <summary>Ordinal of the current document's value.</summary>
    public abstract int Ordinal { get; }

    /// <summary>Number of distinct values.</summary>
    public abstract int ValueCount { get; }

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
            counts[Ordinal]++;
        }
        return found;
    }

    /// <summary>The value of an ordinal; valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrdinal(int ordinal);

    /// <summary>The ordinal of a value, or the complement (~) of the ordinal before which it would stand.</summary>
    public abstract int LookupValue(ReadOnlySpan<byte> value);
}
