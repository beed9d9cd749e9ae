namespace SummitSearch.Lucene.Segments;

/// <summary>A share of a reader's open files, given back when disposed.</summary>
public readonly struct ReaderLease : IDisposable
{
    private readonly IndexReader? _reader;

    internal ReaderLease(IndexReader reader) => _reader = reader;

    /// <summary>Gives the share back; exactly once.</summary>
    public void Dispose() => _reader?.Release();
}
