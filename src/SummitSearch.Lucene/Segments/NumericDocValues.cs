namespace SummitSearch.Lucene.Segments;

/// <summary>One integer a document.</summary>
public abstract class NumericDocValues : DocValuesCursor
{
    /// <summary>The value of the current document.</summary>
    public abstract long Value { get; }
}
