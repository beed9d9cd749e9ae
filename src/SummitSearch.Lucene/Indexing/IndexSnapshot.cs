using SummitSearch.Lucene.Segments;

namespace SummitSearch.Lucene.Indexing;

/// <summary>Keeps the files of one commit in place, so that they can be copied while the writer goes on.</summary>
/// <remarks>Thread-safe. Dispose it to let the files go.</remarks>
public sealed class IndexSnapshot : IDisposable
{
    private readonly Action<SegmentInfos> _release;
    private int _disposed;

    internal IndexSnapshot(SegmentInfos commit, Action<SegmentInfos> release)
    {
        Commit = commit;
        _release = release;
        Files = [.. FileReferences.FilesOf(commit).Order(StringComparer.Ordinal)];
    }

    /// <summary>The commit.</summary>
    public SegmentInfos Commit { get; }

    /// <summary>Names of all files of the commit; a folder with copies of them is an index.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>Lets the files go. Idempotent.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
            _release(Commit);
    }
}
