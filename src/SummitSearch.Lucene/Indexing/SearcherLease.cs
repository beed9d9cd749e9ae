using SummitSearch.Lucene.Searching;

namespace SummitSearch.Lucene.Indexing;

/// <summary>A searcher for the time of one request. Dispose it, so that files that nobody searches any more can be closed.</summary>
public sealed class SearcherLease : IDisposable
{
    private int _disposed;

    internal SearcherLease(IndexSearcher searcher) => Searcher = searcher;

    /// <summary>The searcher; always sees the same point in time.</summary>
    public IndexSearcher Searcher { get; }

    /// <summary>Gives the searcher back. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            Searcher.Reader.Release();
    }
}
