namespace SummitSearch.Lucene.Searching;

/// <summary>The value of a document in one sort field.</summary>
/// <param name="Number">The number, for numeric fields; the score's bits or the document number, where those sort.</param>
/// <param name="Bytes">The string's bytes; null for a missing string and for numbers.</param>
public readonly record struct SortValue(long Number, byte[]? Bytes)
{
    /// <summary>Compares values of one field in ascending order; missing strings come first.</summary>
    internal int CompareTo(SortValue other)
    {
        if (Bytes is null && other.Bytes is null)
            return Number.CompareTo(other.Number);
        if (Bytes is null || other.Bytes is null)
            return Bytes is null ? -1 : 1;
        return Bytes.AsSpan().SequenceCompareTo(other.Bytes);
    }
}
