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

    /// <summary>The value of an ordinal; valid until the next look-up.</summary>
    public abstract ReadOnlySpan<byte> LookupOrdinal(long ordinal);

    /// <summary>The ordinal of a value, or the complement (~) of the ordinal before which it would stand.</summary>
    public abstract long LookupValue(ReadOnlySpan<byte> value);
}
