namespace SummitSearch.Lucene.Segments;

/// <summary>A share of a reader's open files, given back when disposed.</summary>
internal readonly struct ReaderLease(IndexReader reader) : IDisposable
{
    /// <inheritdoc/>
    public void Dispose() => reader.Release();
}
