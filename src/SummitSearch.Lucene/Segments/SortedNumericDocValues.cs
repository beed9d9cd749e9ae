namespace SummitSearch.Lucene.Segments;

/// <summary>Several integers a document, ascending.</summary>
public abstract class SortedNumericDocValues : DocValuesCursor
{
    /// <summary>How many values the current document has; at least 1.</summary>
    public abstract int ValueCount { get; }

    /// <summary>The next of them.</summary>
    public abstract long NextValue();
}
