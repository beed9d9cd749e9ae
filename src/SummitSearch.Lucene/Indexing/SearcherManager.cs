using SummitSearch.Lucene.Codecs;
using SummitSearch.Lucene.Searching;
using SummitSearch.Lucene.Segments;
using SummitSearch.Lucene.Storage;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Hands out searchers and replaces them by newer ones, while requests under way finish on what they began with.</summary>
/// <remarks>Thread-safe. <see cref="Acquire"/> never waits; <see cref="Refresh"/> calls wait for each other.</remarks>
public sealed class SearcherManager : IDisposable
{
    private readonly IndexWriter? _writer;
    private readonly IndexSearcherOptions? _options;
    private readonly Lock _refreshGate = new();
    private (long Sequence, long Changes) _stamp;
    private IndexSearcher? _current;

    /// <summary>Sees the changes of a writer as soon as <see cref="Refresh"/> is called, committed or not.</summary>
    public SearcherManager(IndexWriter writer, IndexSearcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(writer);
        _writer = writer;
        _options = options;
        _current = new IndexSearcher(writer.OpenReader(out _stamp), options);
    }

    /// <summary>Sees the commits of a directory, whoever writes them.</summary>
    /// <exception cref="FileNotFoundException">There is no index yet.</exception>
    public SearcherManager(IndexDirectory directory, IndexSearcherOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        _options = options;
        _current = new IndexSearcher(DirectoryReader.Open(directory), options);
    }

    /// <summary>The newest searcher, to be disposed after use.</summary>
    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    public SearcherLease Acquire()
    {
        while (true)
        {
            IndexSearcher? searcher = Volatile.Read(ref _current);
            ObjectDisposedException.ThrowIf(searcher is null, this);
            // A refresh may have closed it just now; then there is a newer one.
            if (searcher.Reader.TryAcquire())
                return new SearcherLease(searcher);
        }
    }

    /// <summary>Looks for changes, and replaces the searcher if there are any. It costs what changed.</summary>
    /// <returns>True if searchers acquired from now on see more than before.</returns>
    public bool Refresh()
    {
        lock (_refreshGate)
        {
            IndexSearcher? before = Volatile.Read(ref _current);
            ObjectDisposedException.ThrowIf(before is null, this);
            if (OpenIfChanged(before.Reader) is not { } reader)
                return false;
            Volatile.Write(ref _current, new IndexSearcher(reader, _options));
            before.Reader.Dispose();
            return true;
        }
    }

    /// <summary>Closes the newest searcher once its last lease is gone.</summary>
    public void Dispose()
    {
        lock (_refreshGate)
            Interlocked.Exchange(ref _current, null)?.Reader.Dispose();
    }

    private IndexReader? OpenIfChanged(IndexReader current)
    {
        if (_writer is null)
            return DirectoryReader.OpenIfChanged(current);
        return _writer.ChangeStamp == _stamp ? null : _writer.OpenReader(out _stamp);
    }
}
