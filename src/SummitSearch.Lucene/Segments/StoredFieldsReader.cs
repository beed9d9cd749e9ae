namespace SummitSearch.Lucene.Segments;

/// <summary>The stored values of one segment.</summary>
/// <remarks>Not thread-safe: it keeps the chunk decoded last. Each thread asks the segment reader for its own.</remarks>
public abstract class StoredFieldsReader
{
    /// <summary>Hands the stored values of a document to a visitor.</summary>
    public abstract void Visit(int docId, IStoredFieldVisitor visitor);
}
