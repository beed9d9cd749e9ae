namespace SummitSearch.Lucene.Segments;

/// <summary>Field lengths of one field in one segment, as the byte code of the default similarity.</summary>
/// <remarks>Thread-safe.</remarks>
public abstract class NormsReader
{
    /// <summary>One byte a document, unsigned; 0 where the document has no length. Made on first use where the file keeps them otherwise.</summary>
    public abstract ReadOnlySpan<byte> Bytes { get; }

    /// <summary>The norms as the file has them: documents with a value, and its full 64 bits.</summary>
    public abstract NumericDocValues OpenCursor();
}
