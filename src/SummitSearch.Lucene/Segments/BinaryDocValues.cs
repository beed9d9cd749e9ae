namespace SummitSearch.Lucene.Segments;

/// <summary>One byte string a document.</summary>
public abstract class BinaryDocValues : DocValuesCursor
{
    /// <summary>The value of the current document; valid until the cursor moves.</summary>
    public abstract ReadOnlySpan<byte> Value { get; }
}
